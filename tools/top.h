/*
 * gearadmin --top: the functions of a server, the busiest first, drawn again and again.
 */
#ifndef TOP_H
#define TOP_H

#include "gear_admin.h"

struct top_settings {
	long count;   /* times to draw; 0: until interrupted, or once if standard output is no terminal */
	int interval; /* ms between two */
};

/* Ends the program when the server cannot be asked even once; one that is lost later is waited for. */
void top_run(gear_admin *admin, const struct top_settings *settings);

#endif
