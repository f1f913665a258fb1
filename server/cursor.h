/*
 * A place in a list that stays good while members come and go, for those who go through it in several turns. Whoever takes
 * a member out of the list says so to its cursors first.
 */
#ifndef CURSOR_H
#define CURSOR_H

#include <stdbool.h>
#include <stddef.h>

/* Zeroed at first; begun by whoever owns the list. At the same address from then on until it is ended. */
typedef struct cursor {
	struct cursor *next, **link; /* among the list's cursors, and what leads to this one; NULL: it is not on its way */
	const void *list;            /* what it goes through */
	const void *at;              /* the member to come next, NULL: none */
	size_t place;                /* in that member, if there are several */
} cursor;

static inline bool cursor_is_begun(const cursor *c)
{
	return c->link != NULL;
}

static inline void cursor_begin(cursor *c, cursor **all, const void *list, const void *first)
{
	*c = (cursor){ .next = *all, .link = all, .list = list, .at = first };
	if (c->next != NULL) {
		c->next->link = &c->next;
	}
	*all = c;
}

/* May be called at any time. */
static inline void cursor_end(cursor *c)
{
	if (c->link != NULL) {
		*c->link = c->next;
		if (c->next != NULL) {
			c->next->link = c->link;
		}
		c->link = NULL;
	}
}

/* A member leaves, and `successor` is the one behind it. */
static inline void cursors_pass(cursor *all, const void *member, const void *successor)
{
	for (; all != NULL; all = all->next) {
		if (all->at == member) {
			all->at = successor;
			all->place = 0;
		}
	}
}

static inline bool cursors_are_in(const cursor *all, const void *list)
{
	while (all != NULL && all->list != list) {
		all = all->next;
	}
	return all != NULL;
}

#endif
