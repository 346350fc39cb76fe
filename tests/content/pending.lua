-- Questions whose pages are not yet what content/README.md asks for; those are spared most of the checks.
return { 24, 25, 26, 27, 28, 29, 30 }
