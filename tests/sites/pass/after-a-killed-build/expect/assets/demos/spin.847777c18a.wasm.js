(globalThis.wendaDemos??={})["spin"]="AGFzbQEAAAA=";
