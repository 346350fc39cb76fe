wendaSearch("zh",{"tags":[["training","训练"],["data","数据"]],"synonyms":[["丢弃","随机\"失活\""]],"simplified":"丟丢內内參参單单嚮向數数時时曏向棄弃機机範范練练蔘参製制見见訓训變变轉转迴回遠远鏇旋長长閾阈隨随體体麼么麽么點点","counts":[3],"texts":["a1cfead4"]});
