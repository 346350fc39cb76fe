#include <string.h>

#include "base/fs.h"
#include "base/hash.h"
#include "base/vec.h"
#include "cache/cache.h"
#include "cache/seal.h"
#include "check.h"
#include "fixture.h"

enum { KEY = 77, SETTINGS = 5, STAMP = 99 };

static struct source source = { { "zh/a.md", 7 }, { "Text.", 5 } };
static const struct page_file file = { .path = { "zh/a.md", 7 }, .lang = 1, .kind = PAGE_PLAIN };

static struct page page_read_now(void)
{
    return (struct page){
        .source = &source, .lang = 1, .kind = PAGE_PLAIN, .text_hash = hash_bytes(source.text)
    };
}

/* A cache of a page, a file that is made of two facts, and two published files, at `name`. */
static int save(struct fixture *f, const char *name)
{
    struct cache *cache = cache_new();
    struct facts facts = { 0 };
    uint32_t title = facts_place(&facts, STR("Lzh")), text = facts_place(&facts, STR("pzh"));
    uint32_t uses[] = { text, title };
    struct page page = page_read_now();
    page.body = source.text;
    page.title = STR("A");
    facts_set(&facts, title, 11);
    facts_set(&facts, text, 22);
    cache_expect(cache, SETTINGS);
    *cache_state(cache) = (struct cached_state){ .settings = SETTINGS, .inputs = 3, .pages = 1 };
    vec_push(&f->arena, &cache_state(cache)->beyond, STR("../code.c"));
    cache_put_page(cache, file, &page);
    struct str packed = uses_pack(&f->arena, &(struct uses){ uses, 2, 2 });
    cache_put_output(cache, (struct cached_output){ STR("a.html"), packed });
    cache_put_file(cache, (struct cached_file){ STR("a.html"), STAMP });
    cache_put_file(cache, (struct cached_file){ STR("a.md"), STAMP + 1 });
    int error = cache_save(cache, fixture_path(f, name), KEY, &facts);
    facts_release(&facts);
    cache_free(cache);
    return error;
}

static bool is_empty(struct cache *cache)
{
    struct fixture f;
    fixture_open(&f);
    struct page page = page_read_now();
    bool empty = !cache_page(cache, &f.arena, file, &page) && !cache_output(cache, STR("a.html")) &&
                 !cache_stamp(cache, STR("a.html")) && !cache_file_count(cache) &&
                 !cache_facts(cache)->list.len && !cache_state(cache)->inputs;
    fixture_close(&f);
    return empty;
}

static struct cache *open_all(struct fixture *f, const char *name, uint64_t key)
{
    struct cache *cache = cache_open(fixture_path(f, name), key);
    cache_read_on(cache);
    return cache;
}

static bool opens_empty(struct fixture *f, const char *name, uint64_t key)
{
    struct cache *cache = open_all(f, name, key);
    bool empty = is_empty(cache);
    cache_free(cache);
    return empty;
}

static void check_outputs(struct arena *arena, struct cache *cache)
{
    const struct cached_output *output = cache_output(cache, STR("a.html"));
    const struct fact *facts = cache_facts(cache)->list.ptr;
    struct uses uses = { 0 };
    if (!CHECK(output != NULL) || !CHECK(uses_unpack(arena, output->uses, 2, &uses)) ||
        !CHECK_INT(uses.len, 2))
        return;
    CHECK_STR(facts[uses.ptr[0]].name, "pzh");
    CHECK_INT(facts[uses.ptr[0]].value, 22);
    CHECK_STR(facts[uses.ptr[1]].name, "Lzh");
    CHECK_INT(facts[uses.ptr[1]].value, 11);
    CHECK(cache_output(cache, STR("b.html")) == NULL);
}

TEST(cache_and_back)
{
    struct fixture f;
    fixture_open(&f);
    CHECK_INT(save(&f, ".wenda/site"), 0);
    CHECK_STR(fixture_read(&f, ".wenda/.gitignore"), "*\n");
    struct cache *cache = open_all(&f, ".wenda/site", KEY);
    struct page page = page_read_now();
    CHECK(cache_page(cache, &f.arena, file, &page));
    CHECK_STR(page.title, "A");
    CHECK_STR(page.body, "Text.");
    check_outputs(&f.arena, cache);
    CHECK_INT(cache_stamp(cache, STR("a.html")), STAMP);
    CHECK_INT(cache_stamp(cache, STR("b.html")), 0);
    CHECK_INT(cache_file_count(cache), 2);
    CHECK_STR(cache_file(cache, 1).path, "a.md");
    CHECK_INT(cache_state(cache)->inputs, 3);
    CHECK_INT(cache_state(cache)->pages, 1);
    CHECK_STR(cache_state(cache)->beyond.ptr[0], "../code.c");
    cache_free(cache);
    fixture_close(&f);
}

/* Another text, another language, another kind, or a text that stands in for another one. */
TEST(cache_knows_a_page_by_all_that_it_is_read_from)
{
    struct fixture f;
    fixture_open(&f);
    save(&f, "cache");
    struct cache *cache = open_all(&f, "cache", KEY);
    struct page page = page_read_now(), other = page_read_now();
    struct page_file files[] = { file, file, file, file };
    files[0].lang = 0;
    files[1].kind = PAGE_GUIDE;
    files[2].original = &page;
    files[3].path = STR("zh/b.md");
    for (size_t i = 0; i < COUNT(files); i++)
        CHECK(!cache_page(cache, &f.arena, files[i], &page));
    other.text_hash++;
    CHECK(!cache_page(cache, &f.arena, file, &other));
    CHECK(cache_page(cache, &f.arena, file, &page));
    cache_free(cache);
    fixture_close(&f);
}

TEST(cache_of_others)
{
    struct fixture f;
    fixture_open(&f);
    save(&f, "cache");
    CHECK(!opens_empty(&f, "cache", KEY));
    CHECK(opens_empty(&f, "cache", KEY + 1));
    CHECK(opens_empty(&f, "nowhere", KEY));
    struct cache *cache = open_all(&f, "cache", KEY);
    cache_expect(cache, SETTINGS);
    CHECK(!is_empty(cache));
    cache_expect(cache, SETTINGS + 1);
    CHECK(is_empty(cache));
    cache_free(cache);
    fixture_close(&f);
}

TEST(cache_damaged)
{
    struct fixture f;
    fixture_open(&f);
    save(&f, "cache");
    struct str cache = fixture_read(&f, "cache");
    char *room = arena_alloc(&f.arena, cache.len);
    size_t believed = 0;
    for (size_t i = 0; i < cache.len; i++) {
        memcpy(room, cache.ptr, cache.len);
        fixture_write(&f, "bad", (struct str){ room, i });
        believed += !opens_empty(&f, "bad", KEY);
        room[i] ^= 1;
        fixture_write(&f, "bad", (struct str){ room, cache.len });
        believed += !opens_empty(&f, "bad", KEY);
    }
    CHECK_INT(believed, 0);
    fixture_close(&f);
}

/* Asks for all that there is. */
static void walk(struct fixture *f, const struct cache *cache)
{
    struct page page = page_read_now();
    size_t len = 0;
    cache_page(cache, &f->arena, file, &page);
    const struct cached_output *output = cache_output(cache, STR("a.html"));
    const struct facts *facts = cache_facts(cache);
    struct uses uses = { 0 };
    if (output)
        uses_unpack(&f->arena, output->uses, facts->list.len, &uses);
    for (size_t i = 0; i < uses.len; i++)
        len += facts->list.ptr[uses.ptr[i]].name.len;
    for (size_t i = 0; i < cache_file_count(cache); i++)
        len += cache_file(cache, i).path.len;
    CHECK(len < 1000);
}

/* Flips one bit of both parts. */
static void flip(struct arena *arena, struct str *parts, size_t bit)
{
    size_t part = bit / 8 < parts[0].len ? 0 : 1, at = bit / 8 - (part ? parts[0].len : 0);
    char *room = arena_take(arena, parts[part].len);
    memcpy(room, parts[part].ptr, parts[part].len);
    room[at] ^= (char)(1 << bit % 8);
    parts[part].ptr = room;
}

/* The checksum is right, as it would be after a fault of ours: that may say anything, and must not bring us down. */
TEST(cache_wrong_but_well_formed)
{
    struct fixture f;
    fixture_open(&f);
    save(&f, "cache");
    struct str cache = fixture_read(&f, "cache");
    struct seal seal = { "wenda cache 2\n", KEY };
    struct sealed sealed = seal_open(fixture_path(&f, "cache"), seal);
    struct str good[2];
    CHECK(str_starts(cache, str_of(seal.first_line)));
    CHECK(seal_next(&f.arena, &sealed, &good[0]) && seal_next(&f.arena, &sealed, &good[1]));
    for (size_t i = 0; i < 8 * (good[0].len + good[1].len); i++) {
        struct str parts[] = { good[0], good[1] };
        flip(&f.arena, parts, i);
        seal_write_parts(fixture_path(&f, "bad"), seal, parts, COUNT(parts));
        struct cache *bad = open_all(&f, "bad", KEY);
        walk(&f, bad);
        cache_free(bad);
    }
    fixture_close(&f);
}

/* The first part of one file before the second of another: each is whole, and they do not belong together. */
static void write_mixed(struct fixture *f)
{
    enum { HEAD = 3 * sizeof(uint64_t) };
    struct seal seal = { "wenda cache 2\n", KEY };
    struct sealed sealed = seal_open(fixture_path(f, "cache"), seal);
    struct str parts[2], whole = fixture_read(f, "cache");
    CHECK(seal_next(&f->arena, &sealed, &parts[0]) && seal_next(&f->arena, &sealed, &parts[1]));
    size_t second = HEAD + parts[1].len;
    parts[0] = STR("another");
    seal_write_parts(fixture_path(f, "other"), seal, parts, COUNT(parts));
    struct str other = fixture_read(f, "other");
    struct str first = str_slice(whole, 0, whole.len - second);
    struct str rest = str_slice(other, other.len - second, other.len);
    struct str pieces[] = { first, rest };
    CHECK_INT(fs_create_of(fixture_path(f, "mixed"), pieces, COUNT(pieces)), 0);
}

/* What tells whether anything has changed is read without the rest. */
TEST(cache_whose_rest_is_of_another)
{
    struct fixture f;
    fixture_open(&f);
    save(&f, "cache");
    write_mixed(&f);
    struct cache *cache = cache_open(fixture_path(&f, "mixed"), KEY);
    CHECK_INT(cache_state(cache)->inputs, 3);
    CHECK_INT(cache_file_count(cache), 2);
    cache_read_on(cache);
    CHECK(is_empty(cache));
    cache_free(cache);
    fixture_close(&f);
}

TEST(cache_that_cannot_be_written)
{
    struct fixture f;
    fixture_open(&f);
    fixture_write(&f, ".wenda", STR("a file"));
    CHECK(save(&f, ".wenda/site") != 0);
    CHECK_STR(fixture_read(&f, ".wenda"), "a file");
    fixture_close(&f);
}
