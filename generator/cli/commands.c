/* commands: a table of them, nothing else. */
#include "cli/cli.h"

const struct command *const cli_commands[COMMAND_COUNT] = {
    &command_build,  &command_check,  &command_serve,      &command_new,
    &command_import, &command_render, &command_completion, &command_manual,
};
