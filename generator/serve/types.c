#include "serve/types.h"

static const struct {
    const char *ending, *type;
} types[] = {
    { ".html", "text/html; charset=utf-8" },
    { ".css", "text/css; charset=utf-8" },
    { ".js", "text/javascript; charset=utf-8" },
    { ".wasm", "application/wasm" },
    { ".json", "application/json" },
    { ".webmanifest", "application/manifest+json" },
    { ".svg", "image/svg+xml" },
    { ".png", "image/png" },
    { ".jpg", "image/jpeg" },
    { ".jpeg", "image/jpeg" },
    { ".gif", "image/gif" },
    { ".webp", "image/webp" },
    { ".avif", "image/avif" },
    { ".ico", "image/vnd.microsoft.icon" },
    { ".woff2", "font/woff2" },
    { ".xml", "application/xml" },
    { ".txt", "text/plain; charset=utf-8" },
    { ".csv", "text/csv; charset=utf-8" },
    { ".md", "text/markdown; charset=utf-8" },
    { ".c", "text/plain; charset=utf-8" },
    { ".h", "text/plain; charset=utf-8" },
    { ".pdf", "application/pdf" },
    { ".epub", "application/epub+zip" },
};

const char *content_type(struct str path)
{
    for (size_t i = 0; i < COUNT(types); i++)
        if (str_ends(path, str_of(types[i].ending)))
            return types[i].type;
    return "application/octet-stream";
}

bool content_is_text(const char *type)
{
    static const char *const others[] = { "application/json", "application/manifest+json",
                                          "application/xml", "application/wasm", "image/svg+xml" };
    for (size_t i = 0; i < COUNT(others); i++)
        if (strcmp(type, others[i]) == 0)
            return true;
    return str_starts(str_of(type), STR("text/"));
}
