#include "check.h"

#include <string.h>

#include "base/cells.h"
#include "base/mem.h"

/* Expectation: what was written into a block is there as long as nobody gives the block back, whatever happens to
 * others meanwhile. */
TEST(cells_keep_their_bytes)
{
    enum { BLOCKS = 200, ROUNDS = 20000 };
    struct cells cells = { 0 };
    unsigned char *blocks[BLOCKS] = { 0 };
    size_t sizes[BLOCKS] = { 0 };
    unsigned seed = 7;
    for (int round = 0; round < ROUNDS; round++) {
        seed = seed * 1103515245u + 12345u;
        size_t i = seed / 65536 % BLOCKS, before = sizes[i];
        seed = seed * 1103515245u + 12345u;
        size_t size = seed / 65536 % (CELL_MAX + 200), kept = before < size ? before : size;
        if (seed / 65536 % 5 == 0)
            size = kept = 0;
        blocks[i] = cells_resize(&cells, blocks[i], before, size);
        sizes[i] = size;
        CHECK(size ? blocks[i] != NULL : blocks[i] == NULL);
        for (size_t k = 0; k < kept; k++)
            if (blocks[i][k] != (unsigned char)(i + k)) {
                CHECK_INT(blocks[i][k], (unsigned char)(i + k));
                break;
            }
        for (size_t k = 0; k < size; k++)
            blocks[i][k] = (unsigned char)(i + k);
    }
    for (size_t i = 0; i < BLOCKS; i++)
        cells_resize(&cells, blocks[i], sizes[i], 0);
    cells_release(&cells);
}

TEST(cells_are_used_again)
{
    struct cells cells = { 0 };
    void *first = cells_resize(&cells, NULL, 0, 40), *other = cells_resize(&cells, NULL, 0, 40);
    CHECK(first != other);
    cells_resize(&cells, first, 40, 0);
    CHECK(cells_resize(&cells, NULL, 0, 100) != first);
    CHECK(cells_resize(&cells, NULL, 0, 33) == first); /* of the same 48 bytes */
    CHECK(cells_resize(&cells, first, 33, 48) == first);
    CHECK(cells_resize(&cells, first, 48, 49) != first);
    cells_release(&cells);
}
