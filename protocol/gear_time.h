/* Monotonic time in milliseconds; the one clock of the core. */
#ifndef GEAR_TIME_H
#define GEAR_TIME_H

#include <stdint.h>

int64_t gear_now(void);

#endif
