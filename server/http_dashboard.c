/*
 * The dashboard: three files that were built in. Nothing of it comes from elsewhere, and nothing else may run in it.
 */
#include "http.h"

#include <string.h>

static const unsigned char page[] = {
#include "dashboard.html.inc"
};
static const unsigned char style[] = {
#include "dashboard.css.inc"
};
static const unsigned char script[] = {
#include "dashboard.js.inc"
};

static const char policy[] = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
							 "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

#define VIEW(bytes) gear_view_of((const char *) (bytes), sizeof(bytes))

void http_show_dashboard(struct http_request *request)
{
	const char *path = http_path(request);

	http_add_header(request, "Content-Security-Policy", policy);
	http_add_header(request, "Referrer-Policy", "no-referrer");
	if (strcmp(path, "/dashboard.js") == 0) {
		http_answer(request, 200, "text/javascript; charset=utf-8", VIEW(script));
	} else if (strcmp(path, "/dashboard.css") == 0) {
		http_answer(request, 200, "text/css; charset=utf-8", VIEW(style));
	} else {
		http_answer(request, 200, "text/html; charset=utf-8", VIEW(page));
	}
}
