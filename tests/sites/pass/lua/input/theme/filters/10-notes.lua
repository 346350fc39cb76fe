-- The site has one of the same name, which stands in for this one.
error "not this one"
