return function(args) return args.title or args[1] or "" end
