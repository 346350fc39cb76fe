-- {{< card id title="..." >}}: a link to another page, with the theme's own partial.
return function(args, page)
  for _, ref in ipairs(site.questions) do
    if ref.id == args[1] then
      return partial("card", { ref = ref, title = args.title or ref.title }) .. " from " .. page.title
    end
  end
  return "no question " .. args[1] .. "<"
end
