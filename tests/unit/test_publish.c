#include "check.h"
#include "fixture.h"
#include "publish/publish.h"

static struct fixture f;

static bool publish_for(const char *root)
{
    struct publish_result result;
    struct publish *publish = publish_open(f.diag, fixture_path(&f, "out"), str_of(root));
    return publish && publish_add(publish, STR("a.html"), STR("a")) &&
           publish_commit(publish, &result);
}

TEST(publish_keeps_the_root)
{
    static const char *const roots[] = { "/", "/bank/", "/banks/one/", "/" };
    fixture_open(&f);
    for (size_t i = 0; i < COUNT(roots); i++) {
        CHECK(publish_for(roots[i]));
        CHECK_STR(publish_root(&f.arena, fixture_path(&f, "out")), roots[i]);
    }
    fixture_close(&f);
}

TEST(publish_root_of_what_is_no_site)
{
    static const char *const manifests[] = {
        "",
        "root /bank/\n",
        "wenda manifest 1\nroot bank/\n",
        "wenda manifest 1\nroot /bank\n",
        "wenda manifest 1\nroot\n",
    };
    fixture_open(&f);
    CHECK_STR(publish_root(&f.arena, fixture_path(&f, "nowhere")), "/");
    for (size_t i = 0; i < COUNT(manifests); i++) {
        fixture_write(&f, PUBLISH_MANIFEST, str_of(manifests[i]));
        CHECK_STR(publish_root(&f.arena, f.folder), "/");
    }
    fixture_close(&f);
}
