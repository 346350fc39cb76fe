return html("x")
