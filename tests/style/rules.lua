-- rules: what the style suite demands, in one place. The reasons stand beside them.
local rules = {}

-- Includes go only from a folder to itself or to one before it.
rules.layers = {
  { "base" }, { "config" }, { "highlight", "maths", "syntax" }, { "content" }, { "markdown" }, { "template" },
  { "extend" }, { "publish" },
  { "search", "check" }, { "cache" }, { "build" }, { "serve" }, { "cli" }, { "main.c" },
}

-- What a demo may include of the lab; the rest is the lab's own.
rules.lab = { ["lab/lab.h"] = true, ["lab/maths.h"] = true, ["lab/random.h"] = true, ["lab/utf8.h"] = true }

rules.limits = {
  function_lines = 60,
  parameters = 5,
  depth = 3,
  source_lines = 400,
  header_lines = 150,
}

-- Functions whose parameters a library has fixed.
rules.foreign_signatures = {
  on_request = "MHD_AccessHandlerCallback",
  on_move = "hb_draw_move_to_func_t", on_line = "hb_draw_line_to_func_t", on_curve = "hb_draw_cubic_to_func_t",
}

-- Calls that only some files of the program and the demos may make: a list of
-- patterns of their paths.
local memory = { "^generator/base/mem%.c$" }
local building = "^generator/maths/temml/compile%.c$" -- a tool of the build, no part of the program
local printing = { building, "^generator/cli/", "^generator/main%.c$", "^generator/base/diag_print%.c$", "^generator/base/mem%.c$",
  "^demos/lab/native%.c$", "^demos/lab/wrong%.c$" }
local reading = { building, "^generator/base/", "^generator/serve/locate%.c$" }
rules.calls = {
  malloc = memory, calloc = memory, realloc = memory, free = memory, strdup = memory, strndup = memory,
  printf = printing, vprintf = printing, puts = printing, putchar = printing, perror = printing,
  fprintf = printing, vfprintf = printing, fputs = printing, fputc = printing, putc = printing,
  fopen = reading, open = reading, rename = reading, unlink = reading, remove = reading, opendir = reading,
  time = { "^generator/build/inputs%.c$", "^generator/serve/answer%.c$" }, -- whether files changed while they were read; no page sees it
  -- how long something takes, and when to give up; no page sees it
  clock_gettime = { "^generator/base/stages%.c$", "^generator/cli/", "^generator/check/fetch%.c$", "^generator/template/limits%.c$" },
  abort = { "^generator/base/mem%.c$", "^demos/lab/wrong%.c$" },
  -- never: they overflow, keep hidden state, depend on the locale, or start programs
  sprintf = {}, vsprintf = {}, strcpy = {}, strcat = {}, strncpy = {}, strncat = {}, gets = {}, strtok = {},
  atoi = {}, atol = {}, atof = {}, scanf = {}, sscanf = {}, fscanf = {}, alloca = {}, rand = {}, srand = {},
  system = {}, popen = {}, execl = {}, execv = {}, execvp = {}, fork = {}, setlocale = {}, tmpnam = {}, mktemp = {},
  localtime = {}, gmtime = {}, ctime = {}, setjmp = {}, longjmp = {},
}

-- What no file may say: where it was written, and hosts that only serve packages.
rules.forbidden_text = {
  "/work/", "/root/", "/home/%w", "/tmp/build", "/usr/local/cuda", "registry%.npmjs", "deb%.debian%.org",
  "TODO", "FIXME",
}

return rules
