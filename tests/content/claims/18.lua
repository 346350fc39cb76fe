local COMPUTE = 6 * 7e9 * 2e12
local DAY = 86400

local function days(utilisation)
  return COMPUTE / (256 * 312e12 * utilisation) / DAY
end

local FAILURE = 54 * DAY / 419 -- seconds between failures of Llama 3
local INTERVAL = math.sqrt(2 * 60 * FAILURE)

return {
  { "8.4\\times10^{22}", COMPUTE },
  { "3.59\\times10^{16}", 256 * 312e12 * 0.45 },
  { "27.0", days(0.45) },
  { "40.6", days(0.3) },
  { "13.5", days(0.3) - days(0.45) },
  { zh = "约35%", en = "about 35%", 6 * 37e9 * 14.8e12 / (2.664e6 * 3600 * 989e12) },
  { "0.56", 2 * 14 / 50 },
  { zh = "1.7天", en = "1.7.", days(0.45) * 256 / 4096 },
  { "977", 4e6 / 4096 },
  { zh = "速度是2.5倍", en = "2.5 times", 1 / 0.4 },
  { "3.3", 1 / (0.2 + 0.8 / 8) },
  { "0.3", 0.2 + 0.8 / 8 },
  { "2.4", 8 * (0.2 + 0.8 / 8) },
  { zh = "3.1小时", en = "3.1 hours", FAILURE / 3600 },
  { zh = "约19分钟", en = "about 19 minutes", INTERVAL / 60 },
  { zh = "约10%", en = "about 10%", 60 / INTERVAL + INTERVAL / (2 * FAILURE) },
}
