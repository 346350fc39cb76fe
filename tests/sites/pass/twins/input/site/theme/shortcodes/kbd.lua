return function(args) return html "<kbd>" .. args[1] .. html "</kbd>" end
