-- rules: what the style suite demands, in one place. The reasons stand beside them.
local rules = {}

-- Includes go only from a folder to itself or to one before it.
rules.layers = {
  { "base" }, { "config" }, { "syntax" }, { "content" }, { "markdown" }, { "template" }, { "extend" }, { "publish" },
  { "search", "check" }, { "build" }, { "serve" }, { "cli" }, { "main.c" },
}

rules.limits = {
  function_lines = 60,
  parameters = 5,
  depth = 3,
  source_lines = 400,
  header_lines = 150,
}

-- Functions whose parameters a library has fixed.
rules.foreign_signatures = { on_request = "MHD_AccessHandlerCallback" }

-- Calls that only some files of the program and the demos may make: a list of
-- patterns of their paths.
local memory = { "^generator/base/mem%.c$" }
local printing = { "^generator/cli/", "^generator/main%.c$", "^generator/base/diag%.c$", "^generator/base/mem%.c$",
  "^demos/lab/native%.c$" }
local reading = { "^generator/base/", "^generator/serve/locate%.c$" }
rules.calls = {
  malloc = memory, calloc = memory, realloc = memory, free = memory, strdup = memory, strndup = memory,
  printf = printing, vprintf = printing, puts = printing, putchar = printing, perror = printing,
  fprintf = printing, vfprintf = printing, fputs = printing, fputc = printing, putc = printing,
  fopen = reading, open = reading, rename = reading, unlink = reading, remove = reading, opendir = reading,
  abort = { "^generator/base/mem%.c$" },
  -- never: they overflow, keep hidden state, depend on the locale, or start programs
  sprintf = {}, vsprintf = {}, strcpy = {}, strcat = {}, strncpy = {}, strncat = {}, gets = {}, strtok = {},
  atoi = {}, atol = {}, atof = {}, scanf = {}, sscanf = {}, fscanf = {}, alloca = {}, rand = {}, srand = {},
  system = {}, popen = {}, execl = {}, execv = {}, execvp = {}, fork = {}, setlocale = {}, tmpnam = {}, mktemp = {},
  localtime = {}, gmtime = {}, ctime = {}, time = {}, setjmp = {}, longjmp = {},
}

-- What no file may say: where it was written, and hosts that only serve packages.
rules.forbidden_text = {
  "/work/", "/root/", "/home/%w", "/tmp/build", "/usr/local/cuda", "registry%.npmjs", "deb%.debian%.org",
  "TODO", "FIXME",
}

return rules
