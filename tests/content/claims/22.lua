local RHO = 1 / (2 * 1.1 ^ 2)

return {
  { "0.43\\%", 256 / 60000 },
  { "0.4132", RHO },
  { "11.513", math.log(1e5) },
  { "4.78", RHO + 2 * math.sqrt(RHO * math.log(1e5)) },
  { "0.27%", math.exp(1) * 0.001 + 1e-5 },
  { "2981", math.exp(8) },
  { zh = "512倍", en = "factor of 512", 2 * 256 },
}
