#include "lab/lab.h"

void lab_tour(void)
{
}
