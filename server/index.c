/*
 * The index: extendible hashing. A directory leads from the high bits of a hash to a page, which is an open-addressed table
 * with linear probing. A page that gets full is split in two by one more bit, and two that are nearly empty become one.
 * Pages are split at different sizes, by chance: else all would be split at about the same time.
 */
#include "index.h"

#include <stdlib.h>
#include <string.h>

enum {
	SLOTS = 340,       /* of a page, which fills 4 kB with them */
	SPLIT_LEAST = 240, /* a page is split when it has this many entries ... */
	SPLIT_SPREAD = 60, /* ... and up to this many more */
	MERGE_MOST = 60,   /* two pages become one when both together have this many: far from SPLIT_LEAST, so that it lasts */
	DEPTH_MOST = 26,
};

struct index_page {
	uint16_t count;
	uint16_t split_at;
	uint8_t depth;        /* how many high bits all its tags have in common */
	uint32_t tags[SLOTS]; /* hashes; 0: the slot is free */
	void *entries[SLOTS];
};

static uint32_t tag_of(uint32_t hash)
{
	return hash != 0 ? hash : 1;
}

/* Mixed, because the high bits are the same in all of a page. */
static unsigned home_of(uint32_t tag)
{
	return (unsigned) ((uint64_t) (tag * UINT32_C(0x9e3779b1)) * SLOTS >> 32);
}

static unsigned next_of(unsigned slot)
{
	return slot + 1 < SLOTS ? slot + 1 : 0;
}

static size_t place_of(const index_table *table, uint32_t tag)
{
	return (size_t) ((uint64_t) tag << table->depth >> 32);
}

static index_page *page_of(const index_table *table, uint32_t tag)
{
	return table->pages[place_of(table, tag)];
}

/* The bit by which a page is told from its neighbour, 0 if it is the only one. */
static uint32_t last_bit(const index_page *page)
{
	return page->depth > 0 ? UINT32_C(0x80000000) >> (page->depth - 1) : 0;
}

static void clear_page(index_page *page, unsigned depth)
{
	memset(page->tags, 0, sizeof(page->tags));
	page->count = 0;
	page->depth = (uint8_t) depth;
}

static index_page *new_page(unsigned depth, uint32_t chance)
{
	index_page *page = malloc(sizeof(*page));

	if (page != NULL) {
		clear_page(page, depth);
		page->split_at = (uint16_t) (SPLIT_LEAST + ((uint64_t) (chance * UINT32_C(0x85ebca6b)) * SPLIT_SPREAD >> 32));
	}
	return page;
}

static void put(index_page *page, uint32_t tag, void *entry)
{
	unsigned slot = home_of(tag);

	while (page->tags[slot] != 0) {
		slot = next_of(slot);
	}
	page->tags[slot] = tag;
	page->entries[slot] = entry;
	page->count++;
}

/* The slot of the entry, or SLOTS. */
static unsigned slot_of(const index_page *page, uint32_t tag, const void *entry)
{
	unsigned slot = home_of(tag);

	while (page->tags[slot] != 0) {
		if (page->tags[slot] == tag && page->entries[slot] == entry) {
			return slot;
		}
		slot = next_of(slot);
	}
	return SLOTS;
}

/* Lets the directory lead to the page from every place that agrees with `tag` in the page's depth. */
static void set_page(index_table *table, uint32_t tag, index_page *page)
{
	size_t count = (size_t) 1 << (table->depth - page->depth);
	size_t first = place_of(table, tag) & ~(count - 1);

	for (size_t i = 0; i < count; i++) {
		table->pages[first + i] = page;
	}
	table->deepest += count == 1;
}

/* Never far larger than the entries are many: what cannot be told apart is not worth a larger directory. */
static bool double_directory(index_table *table)
{
	size_t count = (size_t) 1 << table->depth;
	index_page **pages = NULL;

	if (table->depth < DEPTH_MOST && count <= table->count) {
		pages = realloc(table->pages, 2 * count * sizeof(*pages));
	}
	if (pages == NULL) {
		return false;
	}
	for (size_t i = count; i-- > 0;) {
		pages[2 * i] = pages[2 * i + 1] = pages[i];
	}
	table->pages = pages;
	table->depth++;
	table->deepest = 0;
	return true;
}

/* When every page stands there twice. It gives memory back, if only to be out of the way of what is freed around it. */
static void halve_directory(index_table *table)
{
	size_t count = (size_t) 1 << (table->depth - 1);
	index_page **pages;

	table->depth--;
	table->deepest = 0;
	for (size_t i = 0; i < count; i++) {
		table->pages[i] = table->pages[2 * i];
		table->deepest += table->pages[i]->depth == table->depth;
	}
	pages = realloc(table->pages, count * sizeof(*pages));
	if (pages != NULL) {
		table->pages = pages;
	}
}

/* Splits the page of this tag. False when memory is out. */
static bool split(index_table *table, uint32_t tag)
{
	index_page *page = page_of(table, tag);
	uint32_t bit = UINT32_C(0x80000000) >> page->depth;
	index_page *upper, all;

	if (page->depth == table->depth && !double_directory(table)) {
		return false;
	}
	upper = new_page(page->depth + 1u, (tag & ~(bit - 1)) | bit);
	if (upper == NULL) {
		return false;
	}
	all = *page;
	table->deepest -= page->depth == table->depth;
	clear_page(page, page->depth + 1u);
	for (unsigned slot = 0; slot < SLOTS; slot++) {
		if (all.tags[slot] != 0) {
			put((all.tags[slot] & bit) != 0 ? upper : page, all.tags[slot], all.entries[slot]);
		}
	}
	set_page(table, tag & ~bit, page);
	set_page(table, tag | bit, upper);
	return true;
}

/*
 * Makes the page and its neighbour one, if both are nearly empty. The one that stays is the lower one in memory: so what
 * is left of a table that was large is where the table was small, and does not keep the system from having the rest.
 */
static bool merge(index_table *table, uint32_t tag)
{
	index_page *page = page_of(table, tag);
	index_page *other = page_of(table, tag ^ last_bit(page));
	index_page *stays = (uintptr_t) page < (uintptr_t) other ? page : other;
	index_page *goes = stays == page ? other : page;

	if (page == other || page->depth != other->depth || page->count + other->count > MERGE_MOST) {
		return false;
	}
	for (unsigned slot = 0; slot < SLOTS; slot++) {
		if (goes->tags[slot] != 0) {
			put(stays, goes->tags[slot], goes->entries[slot]);
		}
	}
	table->deepest -= stays->depth == table->depth ? 2 : 0;
	stays->depth--;
	set_page(table, tag, stays);
	free(goes);
	while (table->depth > 0 && table->deepest == 0) {
		halve_directory(table);
	}
	return true;
}

void *index_find(const index_table *table, uint32_t hash, bool (*matches)(const void *entry, const void *key), const void *key)
{
	uint32_t tag = tag_of(hash);
	const index_page *page;

	if (table->pages == NULL) {
		return NULL;
	}
	page = page_of(table, tag);
	for (unsigned slot = home_of(tag); page->tags[slot] != 0; slot = next_of(slot)) {
		if (page->tags[slot] == tag && matches(page->entries[slot], key)) {
			return page->entries[slot];
		}
	}
	return NULL;
}

void index_prefetch(const index_table *table, uint32_t hash)
{
	const index_page *page;

	if (table->pages != NULL) {
		page = page_of(table, tag_of(hash));
		__builtin_prefetch(page, 1);
		__builtin_prefetch(&page->tags[home_of(tag_of(hash))], 1);
		__builtin_prefetch(&page->entries[home_of(tag_of(hash))], 1);
	}
}

static bool begin(index_table *table)
{
	index_page **pages = malloc(sizeof(*pages));
	index_page *page = pages != NULL ? new_page(0, 1) : NULL;

	if (page == NULL) {
		free(pages);
		return false;
	}
	pages[0] = page;
	*table = (index_table){ .pages = pages, .deepest = 1 };
	return true;
}

bool index_insert(index_table *table, uint32_t hash, void *entry)
{
	uint32_t tag = tag_of(hash);
	index_page *page;

	if (table->pages == NULL && !begin(table)) {
		return false;
	}
	do {
		page = page_of(table, tag);
	} while (page->count >= page->split_at && split(table, tag));
	/* A slot stays free, because a search ends there. */
	if (page->count == SLOTS - 1) {
		return false;
	}
	put(page, tag, entry);
	table->count++;
	return true;
}

/* Frees the slot, and moves into it what would not be found behind a free one. */
static void take(index_page *page, unsigned hole)
{
	for (unsigned slot = next_of(hole); page->tags[slot] != 0; slot = next_of(slot)) {
		unsigned from_home = (slot + SLOTS - home_of(page->tags[slot])) % SLOTS;
		unsigned from_hole = (slot + SLOTS - hole) % SLOTS;
		if (from_home >= from_hole) {
			page->tags[hole] = page->tags[slot];
			page->entries[hole] = page->entries[slot];
			hole = slot;
		}
	}
	page->tags[hole] = 0;
	page->count--;
}

void index_remove(index_table *table, uint32_t hash, const void *entry)
{
	uint32_t tag = tag_of(hash);
	index_page *page = table->pages != NULL ? page_of(table, tag) : NULL;
	unsigned slot = page != NULL ? slot_of(page, tag, entry) : SLOTS;

	if (slot == SLOTS) {
		return;
	}
	take(page, slot);
	table->count--;
	/* Once two have become one, that one may be as empty as its own neighbour. */
	while (page_of(table, tag)->count <= MERGE_MOST / 2 && merge(table, tag)) {}
}

void index_free(index_table *table, void (*free_entry)(void *entry))
{
	size_t count = table->pages != NULL ? (size_t) 1 << table->depth : 0;

	for (size_t i = 0; i < count; i++) {
		index_page *page = table->pages[i];
		if (i + 1 < count && table->pages[i + 1] == page) {
			continue;
		}
		for (unsigned slot = 0; free_entry != NULL && slot < SLOTS; slot++) {
			if (page->tags[slot] != 0) {
				free_entry(page->entries[slot]);
			}
		}
		free(page);
	}
	free(table->pages);
	*table = (index_table){ 0 };
}
