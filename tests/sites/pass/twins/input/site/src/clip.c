#include <math.h>

// #region clip
static double clip(double x) // shortens
{
    return fmin(x, 1);
}
// #endregion clip
