/*
 * Runs a fuzzing harness over the files of a corpus, where libFuzzer is not at hand: one line at the end, or the harness
 * ends the process. Each input lies in a block of just its size, so that the sanitizer sees a read past its end.
 */
#include <dirent.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int complain(const char *path)
{
	fprintf(stderr, "%s: %s\n", path, strerror(errno));
	return -1;
}

/* Runs one file. Its name is printed ahead, so that it is the last word before a crash; returns 1, or -1 if unreadable. */
static int replay_file(const char *path, size_t size)
{
	FILE *file = fopen(path, "rb");
	if (file == NULL) {
		return complain(path);
	}
	uint8_t *data = malloc(size > 0 ? size : 1);
	size_t got = data != NULL ? fread(data, 1, size, file) : 0;
	fclose(file);
	if (data == NULL || got != size) {
		free(data);
		return complain(path);
	}
	printf("%s\n", path);
	fflush(stdout);
	LLVMFuzzerTestOneInput(data, size);
	free(data);
	return 1;
}

/* Returns the number of inputs run, -1 after a complaint. */
static int replay_directory(const char *directory)
{
	DIR *dir = opendir(directory);
	if (dir == NULL) {
		return complain(directory);
	}
	int count = 0;
	struct dirent *entry;
	while (count >= 0 && (entry = readdir(dir)) != NULL) {
		char path[4096];
		struct stat info;
		snprintf(path, sizeof(path), "%s/%s", directory, entry->d_name);
		if (entry->d_name[0] == '.' || stat(path, &info) != 0 || !S_ISREG(info.st_mode)) {
			continue;
		}
		int run = replay_file(path, (size_t) info.st_size);
		count = run < 0 ? -1 : count + run;
	}
	closedir(dir);
	return count;
}

int main(int argc, char **argv)
{
	if (argc != 2) {
		fprintf(stderr, "usage: %s DIRECTORY\n", argv[0]);
		return 2;
	}
	LLVMFuzzerTestOneInput((const uint8_t *) "", 0);
	int count = replay_directory(argv[1]);
	if (count == 0) {
		fprintf(stderr, "%s: no input in it\n", argv[1]);
	}
	if (count <= 0) {
		return 1;
	}
	printf("ok %s (%d inputs)\n", argv[1], count);
	return 0;
}
