/* curl: libcurl, loaded when it is asked for: it brings twenty libraries along, which every other command would have
 * to wait for. Only fetch.c includes this. */
#ifndef WENDA_CHECK_CURL_H
#define WENDA_CHECK_CURL_H

#include <curl/curl.h>

/* Its functions, by their names without "curl_". */
struct curl {
    CURLcode (*global_init)(long flags);
    CURL *(*easy_init)(void);
    CURLcode (*easy_setopt)(CURL *easy, CURLoption option, ...);
    CURLcode (*easy_getinfo)(CURL *easy, CURLINFO info, ...);
    void (*easy_cleanup)(CURL *easy);
    CURLM *(*multi_init)(void);
    CURLMcode (*multi_add_handle)(CURLM *multi, CURL *easy);
    CURLMcode (*multi_remove_handle)(CURLM *multi, CURL *easy);
    CURLMcode (*multi_perform)(CURLM *multi, int *running);
    CURLMcode (*multi_poll)(CURLM *multi, struct curl_waitfd fds[], unsigned count, int timeout_ms,
                            int *ready);
    CURLMsg *(*multi_info_read)(CURLM *multi, int *left);
    CURLMcode (*multi_cleanup)(CURLM *multi);
};

/* The library, loaded at the first call; NULL when this computer has none. */
const struct curl *curl_get(void);

#endif
