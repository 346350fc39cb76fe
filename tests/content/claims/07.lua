-- What the program of the page prints for 5 samples.
local error_after_5 = { scratch = 15.65, far = 62.25 }

return {
  { "81920", 2 * (4096 + 4096) + 2 * (4096 + 1024) + 3 * (4096 + 14336) },
  { "42$M", 16 * 81920 * 32 / 1e6 },
  { "0.52%", 16 * 81920 * 32 / 8.03e9 },
  { "16.1 GB", 8.03 * 2 },
  { "112.4 GB", 8.03 * 14 },
  { "128.5 GB", 8.03 * 16 },
  { "0.7 GB", 16 * 81920 * 32 * 16 / 1e9 },
  { "16.7 GB", 8.03 * 2 + 16 * 81920 * 32 * 16 / 1e9 },
  { "4.0 GB", 8.03 / 2 },
  { "4.7 GB", 8.03 / 2 + 16 * 81920 * 32 * 16 / 1e9 },
  { "-0.6", (1 * -0.6 + 0 * 0.8) / (1 * (0.6 ^ 2 + 0.8 ^ 2) ^ 0.5) },
  { "0.4", 1 - 0.6 },
  { zh = "4倍", en = "4 times", error_after_5.far / error_after_5.scratch },
  { "(5,5)", 3 + 2 * (0.5 * 3 - 0.5 * 1) },

  given = {
    ["0.5"] = "a component of the example",
    ["0.8"] = "a component of the example",
    ["1"] = "share of COCO (He et al. 2019)",
    ["3"] = "part of the memory that GPT-3 needs with LoRA (Hu et al. 2022)",
    ["10"] = "share of COCO (He et al. 2019); factor between usual rates of LoRA and full fine-tuning",
    ["48"] = "GB of the GPU of Dettmers et al. 2023",
    ["10000"] = "factor of Hu et al. 2022",
  },
}
