return {
  { "42.5\\%", 6 * 7e9 * 1e4 / 989e12 },
  { "295", 989e12 / 3.35e12 },
  { "345", 295.2 * 4096 / (4096 - 2 * 295.2) },
  { "18%", (8 - 1) / (32 + 8 - 1) },
  { "22%", (6 * 8192 * 4096 / 3.35e12) / (2 * 8192 * 4096 ^ 2 / 989e12) },
  { "24.5", 2 * 7 / 8 * 14 },
  { "0.05", 24.5 / 450 },
  { "0.49", 24.5 / 50 },
  { "34 GiB", 32 * 34 * 8192 * 4096 / 2 ^ 30 },
  { "2 GiB", 32 * 2 * 8192 * 4096 / 2 ^ 30 },
  { "551", 70000 / 127 },
  { "14 GB", 7 * 2 },
  { zh = "1.5倍", en = "1.5 times", (2 + 1) / 2 }, -- weights gathered twice and gradients reduced, beside gradients alone
  { "450", 900 / 2 }, -- NVIDIA adds up both directions

  given = {
    ["3.35"] = "TB/s of an H100 (NVIDIA)",
    ["10"] = "a utilisation chosen as an example",
    ["38"] = "MFU of Llama 3 405B (Llama Team 2024)",
    ["40"] = "what large trainings reach, between the figures of PaLM and Llama 3",
    ["43"] = "MFU of Llama 3 405B (Llama Team 2024)",
    ["45.7"] = "MFU of PaLM without self-attention (Chowdhery et al. 2022)",
    ["46.2"] = "MFU of PaLM with it (Chowdhery et al. 2022)",
  },
}
