return {
  { "10.40", math.log(32768) },
  { "576", (336 / 14) ^ 2 },
  { "72 MiB", 576 * 128 / 2 ^ 10 },
  { "720 MiB", 10 * 576 * 128 / 2 ^ 10 },
  { "2.857}", 0.2 / 0.07 },
  { "0.056", math.log(1 + math.exp(-0.2 / 0.07)) },
  { "0.598", math.log(1 + math.exp(-0.2)) },
  { "-0.447", -1 / 5 ^ 0.5 },
  { "0.8,0.4", 1 - 1 / 5 },
  { "0.4)", 2 / 5 },
  { "2.4)", 2 + 2 / 5 },
  { "75%", 3 / 4 },
  { "$0.2/0.07", 0.3 - 0.1 },

  given = {
    ["0.1"] = "a similarity of the example",
    ["0.3"] = "a similarity of the example",
    ["4"] = "pairs of CLIP, in 1e8 (Radford et al. 2021)",
    ["41"] = "share of the answer “tennis” (Goyal et al. 2017)",
    ["400"] = "pairs of CLIP, in 1e6 (Radford et al. 2021)",
  },
}
