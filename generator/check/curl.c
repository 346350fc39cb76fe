#ifdef WENDA_HAS_CURL
#include "check/curl.h"

#include <dlfcn.h>

#include "base/str.h"

static struct curl curl;

/* The name of each member's function. POSIX lets a pointer to one be stored through a void pointer. */
static const struct {
    const char *name;
    void *member;
} functions[] = {
    { "curl_global_init", &curl.global_init },
    { "curl_easy_init", &curl.easy_init },
    { "curl_easy_setopt", &curl.easy_setopt },
    { "curl_easy_getinfo", &curl.easy_getinfo },
    { "curl_easy_cleanup", &curl.easy_cleanup },
    { "curl_multi_init", &curl.multi_init },
    { "curl_multi_add_handle", &curl.multi_add_handle },
    { "curl_multi_remove_handle", &curl.multi_remove_handle },
    { "curl_multi_perform", &curl.multi_perform },
    { "curl_multi_poll", &curl.multi_poll },
    { "curl_multi_info_read", &curl.multi_info_read },
    { "curl_multi_cleanup", &curl.multi_cleanup },
};

/* Debian has it under a name for each library of TLS. */
static void *open_library(void)
{
    static const char *const names[] = { "libcurl.so.4", "libcurl-gnutls.so.4" };
    void *library = NULL;
    for (size_t i = 0; i < COUNT(names) && !library; i++)
        library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    return library;
}

static bool load(void)
{
    void *library = open_library();
    for (size_t i = 0; i < COUNT(functions) && library; i++) {
        void *function = dlsym(library, functions[i].name);
        if (!function)
            return false;
        memcpy(functions[i].member, &function, sizeof function);
    }
    return library && curl.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

const struct curl *curl_get(void)
{
    static bool tried, loaded;
    if (!tried)
        loaded = load();
    tried = true;
    return loaded ? &curl : NULL;
}
#else
typedef int curl_is_not_here; /* C has no empty file */
#endif
