/*
 * The heap of moments. Knows nothing of what its nodes stand for.
 */
#include "heap.h"

#include <stdlib.h>

enum { HEAP_SMALLEST = 16 };

static bool is_before(const heap_node *a, const heap_node *b)
{
	return a->when != b->when ? a->when < b->when : a->order < b->order;
}

static void put(heap *h, heap_node *node, size_t place)
{
	h->nodes[place - 1] = node;
	node->place = place;
}

/* Moves the hole at `place` up to where the node may sit. */
static void sift_up(heap *h, heap_node *node, size_t place)
{
	while (place > 1 && is_before(node, h->nodes[place / 2 - 1])) {
		put(h, h->nodes[place / 2 - 1], place);
		place /= 2;
	}
	put(h, node, place);
}

static void sift_down(heap *h, heap_node *node, size_t place)
{
	for (;;) {
		size_t child = place * 2;
		if (child < h->count && is_before(h->nodes[child], h->nodes[child - 1])) {
			child++;
		}
		if (child > h->count || !is_before(h->nodes[child - 1], node)) {
			put(h, node, place);
			return;
		}
		put(h, h->nodes[child - 1], place);
		place = child;
	}
}

static bool resize(heap *h, size_t capacity)
{
	heap_node **nodes = capacity <= SIZE_MAX / sizeof(*nodes) ? realloc(h->nodes, capacity * sizeof(*nodes)) : NULL;

	if (nodes == NULL) {
		return false;
	}
	h->nodes = nodes;
	h->capacity = capacity;
	return true;
}

bool heap_push(heap *h, heap_node *node)
{
	if (h->count == h->capacity && !resize(h, h->capacity > 0 ? h->capacity * 2 : HEAP_SMALLEST)) {
		return false;
	}
	h->count++;
	sift_up(h, node, h->count);
	return true;
}

heap_node *heap_first(const heap *h)
{
	return h->count > 0 ? h->nodes[0] : NULL;
}

void heap_remove(heap *h, heap_node *node)
{
	size_t place = node->place;
	heap_node *last;

	if (place == 0) {
		return;
	}
	node->place = 0;
	last = h->nodes[h->count - 1];
	h->count--;
	if (last != node) {
		if (place > 1 && is_before(last, h->nodes[place / 2 - 1])) {
			sift_up(h, last, place);
		} else {
			sift_down(h, last, place);
		}
	}
	if (h->capacity > HEAP_SMALLEST && h->count < h->capacity / 4) {
		resize(h, h->capacity / 2); /* if not, it stays larger than need be */
	}
}

void heap_free(heap *h)
{
	free(h->nodes);
	*h = (struct heap){ 0 };
}
