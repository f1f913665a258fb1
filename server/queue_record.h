/*
 * A job as one string of bytes, for stores that keep keys and values:
 *
 *     1 PRIORITY DUE RETRIES NUL FUNCTION NUL UNIQUE NUL REDUCER NUL DATA
 *
 * The numbers are decimal, with a blank between; the 1 is this layout's. No name has a NUL in it: the protocol could not
 * carry it.
 */
#ifndef QUEUE_RECORD_H
#define QUEUE_RECORD_H

#include "gear_buf.h"
#include "queue.h"

/* How many bytes queue_record_put appends. */
size_t queue_record_size(const queue_job *job);

/* False when memory is out. */
bool queue_record_put(gear_buf *out, const queue_job *job);

/* Everything but the id, as views into `bytes`. False if that is no record. */
bool queue_record_get(queue_job *job, gear_view bytes);

/* The id that a key is, in decimal, perhaps with zeros in front; 0: it is none. */
uint64_t queue_record_id(gear_view key);

#endif
