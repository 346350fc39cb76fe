wendaSearch("en",{"tags":[["training","Training"],["data","Data"]],"simplified":"丟丢參参單单數数時时棄弃機机練练蔘参訓训迴回隨随體体麼么麽么點点","counts":[3],"texts":["5b3e2ac5"]});
