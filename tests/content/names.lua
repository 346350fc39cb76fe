-- Names of products, methods and papers as their makers write them, those alone that are no other word in other letters;
-- and English words that the pages spell the British way.
local function set(words)
  local found = {}
  for word in words:gmatch("%S+") do found[word] = true end
  return found
end

local names = {
  "AdamW", "AdaGrad", "RMSProp", "RMSNorm", "LayerNorm", "BatchNorm", "ReLU", "GELU", "SwiGLU", "LSTM", "GRU",
  "PyTorch", "TensorFlow", "JAX", "Keras", "NumPy", "SciPy", "CUDA", "cuDNN", "NCCL", "TensorRT", "ONNX", "OpenVINO",
  "vLLM", "DeepSpeed", "Megatron-LM", "FSDP", "GitHub", "GitLab", "Docker", "Kubernetes", "Triton", "MLflow", "OpenAI",
  "DeepMind", "NVIDIA", "Hugging", "LoRA", "QLoRA", "DoRA", "RLHF", "DPO", "GPT-2", "GPT-3", "GPT-4", "Mistral",
  "BERT", "RoBERTa", "DeBERTa", "ViT", "ResNet", "VGG", "EfficientNet", "ConvNeXt", "U-Net", "DETR", "ImageNet", "CIFAR-10",
  "MNIST", "HumanEval", "MMLU", "BLEU", "ROUGE", "CIDEr", "FlashAttention", "RoPE", "ALiBi", "YaRN", "KV", "GQA", "MQA",
  "Mamba", "RWKV", "GPTQ", "SmoothQuant", "BF16", "FP16", "FP32", "FP8", "INT8", "INT4", "SMOTE", "MICE", "XGBoost",
  "LightGBM", "CatBoost", "SHAP", "wav2vec", "HuBERT", "SpecAugment", "MFCC", "CTC", "ARIMA", "DeepAR", "PatchTST",
  "WGAN-GP", "GAN", "RandAugment", "CutMix", "FixMatch", "SimCLR", "MoCo", "DINOv2", "BLIP-2", "LLaVA", "DP-SGD", "FedAvg",
  "NeurIPS", "ICML", "ICLR", "CVPR", "ICCV", "ECCV", "ACL", "EMNLP", "NAACL", "AAAI", "IJCAI", "AISTATS", "JMLR", "TMLR",
  "KDD", "arXiv", "MLSys", "Interspeech", "GDPR", "HTTP", "JSON", "gRPC", "GPU", "CPU", "TPU", "HBM", "NVLink", "InfiniBand",
}

return {
  names = names,
  american = set [[color colors colored behavior behaviors favor labeled labeling labeler labelers modeling modeled center
    centers centered analyze analyzes analyzed analyzing license defense gray fulfill catalog]],
  not_american = set "seize prize prizes seized size sizes sized sizing resize resized resizing oversized bite",
}
