#include "maths/maths.h"

#include <pthread.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "maths/engine.h"
#include "maths/formula.h"

/* Work of engines, in requests for memory: what each byte of a formula explains, and how much more the
 * formulas of a page may take together. */
enum { WORK_OF_BYTE = 1000, EXCESS_MAX = 3 * 1000 * 1000 };

struct maths {
    const struct macros *macros;
    pthread_mutex_t lock; /* of all below */
    struct arena arena;
    struct map formulas; /* by key */
    bool has_new;        /* some of them were made here */
    struct {
        struct maths_engine **ptr;
        size_t len, cap;
    } idle;
};

struct maths *maths_new(const struct macros *macros)
{
    struct maths *maths = mem_alloc(sizeof *maths);
    maths->macros = macros;
    pthread_mutex_init(&maths->lock, NULL);
    return maths;
}

void maths_rest(struct maths *maths)
{
    for (size_t i = 0; i < maths->idle.len; i++)
        maths_engine_free(maths->idle.ptr[i]);
    maths->idle.len = 0;
}

void maths_free(struct maths *maths)
{
    maths_rest(maths);
    arena_release(&maths->arena);
    pthread_mutex_destroy(&maths->lock);
    mem_free(maths);
}

/* ---- Engines ---- */

static struct maths_engine *take_engine(struct maths *maths)
{
    struct maths_engine *engine = NULL;
    pthread_mutex_lock(&maths->lock);
    if (maths->idle.len > 0)
        engine = maths->idle.ptr[--maths->idle.len];
    pthread_mutex_unlock(&maths->lock);
    return engine ? engine : maths_engine_new(maths->macros);
}

static void give_engine_back(struct maths *maths, struct maths_engine *engine)
{
    pthread_mutex_lock(&maths->lock);
    vec_push(&maths->arena, &maths->idle, engine);
    pthread_mutex_unlock(&maths->lock);
}

/* ---- Formulas ---- */

static const struct maths_formula *find(struct maths *maths, struct str key)
{
    pthread_mutex_lock(&maths->lock);
    const struct maths_formula *formula = map_get(&maths->formulas, key);
    pthread_mutex_unlock(&maths->lock);
    return formula;
}

/* Keeps the formula, unless another thread was faster. */
static const struct maths_formula *keep(struct maths *maths, struct str key, struct strbuf out[2],
                                        size_t excess)
{
    pthread_mutex_lock(&maths->lock);
    struct maths_formula *formula = map_get(&maths->formulas, key);
    if (!formula) {
        formula = formula_read(&maths->arena, key, out);
        formula->excess = excess;
        map_put(&maths->arena, &maths->formulas, formula->key, formula);
        maths->has_new = true;
    }
    pthread_mutex_unlock(&maths->lock);
    return formula;
}

/* What a formula takes of work grows with its length, some hundred requests for memory a byte; macros
 * can make it grow without. */
static size_t excess_of(size_t work, struct str tex)
{
    size_t explained = WORK_OF_BYTE * (tex.len + 1);
    return work > explained ? work - explained : 0;
}

/* The formula of a key: a sign for its kind, then its TeX. Puts its excess down to the page. */
static const struct maths_formula *make(struct maths *maths, struct maths_page *page,
                                        struct str key, struct maths_error *error)
{
    const struct maths_formula *formula = NULL;
    struct str tex = str_slice(key, 1, key.len);
    struct strbuf out[2];
    strbuf_init(&out[0], STRBUF_PAGE);
    strbuf_init(&out[1], STRBUF_PAGE);
    struct maths_engine *engine = take_engine(maths);
    bool fine = maths_engine_convert(engine, tex, key.ptr[0] == 'D', out, error);
    size_t excess = excess_of(maths_engine_work(engine), tex);
    if (fine)
        formula = keep(maths, key, out, excess);
    page->excess += excess;
    give_engine_back(maths, engine);
    strbuf_release(&out[0]);
    strbuf_release(&out[1]);
    return formula;
}

/* Offset of the brace that opens one level too many, or the length. Temml takes each level's tokens up
 * again, so that deep ones cost their square. */
static size_t too_deep(struct str tex)
{
    int depth = 0;
    for (size_t i = 0; i < tex.len; i++) {
        if (tex.ptr[i] == '\\')
            i++;
        else if (tex.ptr[i] == '{' && ++depth > MATHS_DEPTH)
            return i;
        else if (tex.ptr[i] == '}' && depth > 0)
            depth--;
    }
    return tex.len;
}

/* False when the TeX is nothing that an engine should see. */
static bool check(struct str tex, struct maths_error *error)
{
    size_t bad = utf8_check(tex), deep = too_deep(tex), zero = str_find(tex, '\0');
    if (tex.len > MATHS_MAX)
        maths_error_set(error, STR("the formula is longer than 16 KiB"), 0);
    else if (bad < tex.len)
        maths_error_set(error, STR("not valid UTF-8"), bad);
    else if (zero < tex.len)
        maths_error_set(error, STR("a zero byte cannot stand in a formula"), zero);
    else if (deep < tex.len)
        maths_error_set(error, STR("the formula is nested too deeply"), deep);
    return tex.len <= MATHS_MAX && bad == tex.len && deep == tex.len && zero == tex.len;
}

const struct maths_formula *maths_formula(struct maths *maths, struct maths_page *page,
                                          struct str tex, bool display, struct maths_error *error)
{
    if (!check(tex, error))
        return NULL;
    struct strbuf key;
    strbuf_init(&key, STRBUF_PAGE);
    strbuf_add_char(&key, display ? 'D' : 'I');
    strbuf_add(&key, tex);
    const struct maths_formula *formula = find(maths, strbuf_str(&key));
    if (formula)
        page->excess += formula->excess;
    else
        formula = make(maths, page, strbuf_str(&key), error);
    strbuf_release(&key);
    return formula;
}

bool maths_page_is_full(const struct maths_page *page)
{
    return page->excess > EXCESS_MAX;
}

/* ---- For the next process ---- */

uint64_t maths_key(const struct macros *macros)
{
    struct strbuf all;
    strbuf_init(&all, STRBUF_PAGE);
    pack_hash(&all, maths_engine_version());
    for (size_t i = 0; i < macros->len; i++) {
        pack_text(&all, macros->ptr[i].name);
        pack_text(&all, macros->ptr[i].body);
    }
    uint64_t key = hash_bytes(strbuf_str(&all));
    strbuf_release(&all);
    return key;
}

bool maths_has_new(const struct maths *maths)
{
    return maths->has_new;
}

void maths_pack(const struct maths *maths, struct strbuf *out)
{
    struct str key;
    void *formula;
    for (size_t at = 0; map_next(&maths->formulas, &at, &key, &formula);)
        formula_pack(out, formula);
}

void maths_unpack(struct maths *maths, struct str bytes)
{
    struct unpack in = { .rest = bytes };
    while (in.rest.len && !in.failed) {
        struct maths_formula *formula = formula_unpack(&maths->arena, &in);
        if (formula)
            map_put(&maths->arena, &maths->formulas, formula->key, formula);
    }
}
