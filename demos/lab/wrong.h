/* wrong: a programmer's mistake, told with the name of what is at fault. WebAssembly has none of it. */
#ifndef LAB_WRONG_H
#define LAB_WRONG_H

#ifdef NDEBUG
#define wrong_unless(holds, rule, name) ((void)0)
#else
#define wrong_unless(holds, rule, name) ((holds) ? (void)0 : wrong_stop(rule, name))
_Noreturn void wrong_stop(const char *rule, const char *name);
#endif

#endif
