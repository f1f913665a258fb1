/*
 * Jobs that came by HTTP, for those who have news of them.
 */
#ifndef HTTP_JOB_H
#define HTTP_JOB_H

#include "held.h"
#include "registry.h"

struct http;

/* A response for the peer of such a job. It may be called by the registry: what follows from it follows in http_jobs_turn. */
void http_job_deliver(registry_peer *peer, uint32_t command, const gear_view *args, size_t argc);

/* The store has done what came before `sequence`; as held_release, and after it. */
void http_jobs_stored(struct http *http, uint64_t sequence, const struct held_refusals *refusals);

/* Answers those that have ended. At the end of a turn of the loop. */
void http_jobs_turn(struct http *http);

#endif
