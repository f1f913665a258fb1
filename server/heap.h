/*
 * A binary heap of moments. Its elements are embedded in what is due and know their place, so that one that is not
 * needed any more leaves from the middle.
 */
#ifndef HEAP_H
#define HEAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Zero-initialised is "in no heap". */
typedef struct heap_node {
	int64_t when;   /* the unit is its owner's affair */
	uint64_t order; /* the lower first among those of the same moment */
	size_t place;   /* 1 is the root; 0: in no heap */
} heap_node;

/* Zero-initialised is empty and valid. */
typedef struct heap {
	heap_node **nodes;
	size_t count, capacity;
} heap;

/* Borrows the node until it is removed. False when memory is out, and then nothing has changed. */
bool heap_push(heap *h, heap_node *node);

/* The earliest, NULL when empty. */
heap_node *heap_first(const heap *h);

/* The node is in this heap, or in none (then nothing happens). */
void heap_remove(heap *h, heap_node *node);

/* Frees the heap's own memory, not the nodes. */
void heap_free(heap *h);

#endif
