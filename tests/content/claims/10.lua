-- Parameters of ResNet-50 of He et al. 2016 for 1000 classes, those of its batch normalisations included.
local function resnet50()
  local count, from = 3 * 7 ^ 2 * 64 + 2 * 64, 64
  for stage, blocks in ipairs { 3, 4, 6, 3 } do
    local width, to = 32 * 2 ^ stage, 128 * 2 ^ stage
    count = count + from * to + 2 * to -- the shortcut that changes the width
    for _ = 1, blocks do
      count = count + from * width + 9 * width ^ 2 + width * to + 2 * (2 * width + to)
      from = to
    end
  end
  return count + (from + 1) * 1000
end

-- Parameters of ViT-B/16 of Dosovitskiy et al. 2021 at 224 pixels, without its head.
local function vit_b()
  local width, patch, hidden = 768, 16 * 16 * 3, 4 * 768
  local layer = 4 * (width + 1) * width + (width + 1) * hidden + (hidden + 1) * width + 4 * width
  return (patch + 1) * width + (1 + 196 + 1) * width + 12 * layer + 2 * width
end

return {
  { "99.9%", 1 - 0.001 },
  { "36928", (9 * 64 + 1) * 64 },
  { "112", (224 + 6 - 7) // 2 + 1 },
  { zh = "约21倍", en = "about 21 times", 4096 / 196 },
  { "437", (4096 / 196) ^ 2 },
  { "0.667", 2 * 2 / (3 + 3) },
  { "0.1%", 10 / 10000 },
  { zh = "16倍", en = "16 times", 4 ^ 2 },
  { "196$", (224 / 16) ^ 2 },
  { "4096$", (1024 / 16) ^ 2 },
  { zh = "2560万", en = "25.6 million", resnet50(), digits = 3 },
  { zh = "8600万", en = "86 million", vit_b(), digits = 2 },

  given = {
    ["0.224"] = "statistics of ImageNet (torchvision)",
    ["0.225"] = "statistics of ImageNet (torchvision)",
    ["0.229"] = "statistics of ImageNet (torchvision)",
    ["0.406"] = "statistics of ImageNet (torchvision)",
    ["0.456"] = "statistics of ImageNet (torchvision)",
    ["0.485"] = "statistics of ImageNet (torchvision)",
    ["1"] = "images of a question, in 1e6",
    ["3"] = "images of JFT, in 1e8 (Dosovitskiy et al. 2021)",
    ["8"] = "default of RandomResizedCrop (torchvision)",
    ["75"] = "share of He et al. 2022",
    ["76.1"] = "ResNet-50 (Liu et al. 2022)",
    ["78.8"] = "ResNet-50 (Liu et al. 2022)",
    ["300"] = "images of JFT, in 1e6 (Dosovitskiy et al. 2021)",
  },
}
