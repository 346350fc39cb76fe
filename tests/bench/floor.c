/* floor: what a generator cannot do without. Reads each page named on the command line after the folder, has
 * cmark parse and render it, and writes the HTML into the folder; one thread, nothing else. Beside it stand the
 * times of `wenda build` in the table of ./dev bench. */
#include <cmark.h>
#include <stdio.h>
#include <stdlib.h>

static char *read_all(const char *path, size_t *len)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0)
        return NULL;
    *len = (size_t)ftell(file);
    rewind(file);
    char *text = malloc(*len + 1);
    *len = text ? fread(text, 1, *len, file) : 0;
    fclose(file);
    return text;
}

static int write_all(const char *folder, int number, const char *html)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%d.html", folder, number);
    FILE *file = fopen(path, "wb");
    if (!file)
        return 1;
    int failed = fputs(html, file) < 0;
    return fclose(file) != 0 || failed;
}

int main(int argc, char **argv)
{
    for (int i = 2; i < argc; i++) {
        size_t len;
        char *text = read_all(argv[i], &len);
        if (!text)
            return 1;
        char *html = cmark_markdown_to_html(text, len, CMARK_OPT_DEFAULT);
        int failed = write_all(argv[1], i, html);
        free(html);
        free(text);
        if (failed)
            return 1;
    }
    return 0;
}
