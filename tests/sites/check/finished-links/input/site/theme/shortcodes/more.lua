return function() return html('<a href="more.html">more</a>') end
