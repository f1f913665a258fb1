/*
 * An index: entries by the hash of their keys, from none to many millions. It grows and shrinks by pages of a few hundred
 * entries, so that no packet waits for all of them to be moved, and it does not touch the entries for that, nor to find
 * that one is absent: when there are a million of them, every touch is a wait for memory.
 */
#ifndef INDEX_H
#define INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct index_page index_page;

/* Zero-initialised is empty and valid. */
typedef struct index_table {
	index_page **pages; /* 1 << depth of them, by the high bits of a hash; neighbours may be one page. NULL: never used */
	unsigned depth;
	size_t deepest; /* pages that stand there only once */
	size_t count;   /* entries */
} index_table;

/* The entry with this hash for which `matches` is true, or NULL. */
void *index_find(const index_table *table, uint32_t hash, bool (*matches)(const void *entry, const void *key), const void *key);

/* *Borrows* the entry. False when memory is out (or hundreds of entries have one hash), and then nothing has changed. */
bool index_insert(index_table *table, uint32_t hash, void *entry);

/* Does nothing if the entry is not there. */
void index_remove(index_table *table, uint32_t hash, const void *entry);

/* Says that this hash is about to be looked for, so that memory is fetched meanwhile. */
void index_prefetch(const index_table *table, uint32_t hash);

/* Frees the table's own memory, and each entry with `free_entry` if that is not NULL. */
void index_free(index_table *table, void (*free_entry)(void *entry));

#endif
