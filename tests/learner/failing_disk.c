/* A disk that fails: the n-th call that changes a file under one folder goes wrong, in the way that was asked for.

   Loaded before the C library (LD_PRELOAD). `arm` says which call, and how: an error number to fail with, once or from
   then on, or KILL to end the process as a pulled plug would. `calls` says how many there were. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { KILL = -1 };

static char folder[4096];
static int at, how, for_ever, seen;

void arm(const char *of_folder, int nth, int error, int goes_on) {
    snprintf(folder, sizeof folder, "%s", of_folder);
    at = nth, how = error, for_ever = goes_on, seen = 0;
}

int calls(void) { return seen; }

static int fails(const char *path) {
    char here[4096], whole[8192];
    if (*path != '/' && getcwd(here, sizeof here)) {
        snprintf(whole, sizeof whole, "%s/%s", here, path);
        path = whole;
    }
    if (!at || strncmp(path, folder, strlen(folder))) return 0;
    seen++;
    if (for_ever ? seen < at : seen != at) return 0;
    if (how == KILL) _exit(137);
    errno = how;
    return 1;
}

static int file_fails(int descriptor) {
    char link[64], path[4096];
    int saved = errno;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    errno = saved;
    if (length < 0) return 0;
    path[length] = 0;
    return fails(path);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void *data, size_t size) { return file_fails(fd) ? -1 : REAL(write)(fd, data, size); }
ssize_t pwrite(int fd, const void *data, size_t size, off_t place) {
    return file_fails(fd) ? -1 : REAL(pwrite)(fd, data, size, place);
}
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t place) {
    return file_fails(fd) ? -1 : REAL(pwrite64)(fd, data, size, place);
}
int fsync(int fd) { return file_fails(fd) ? -1 : REAL(fsync)(fd); }
int fdatasync(int fd) { return file_fails(fd) ? -1 : REAL(fdatasync)(fd); }
int ftruncate(int fd, off_t size) { return file_fails(fd) ? -1 : REAL(ftruncate)(fd, size); }
int ftruncate64(int fd, off64_t size) { return file_fails(fd) ? -1 : REAL(ftruncate64)(fd, size); }
int unlink(const char *path) { return fails(path) ? -1 : REAL(unlink)(path); }
int rename(const char *from, const char *to) { return fails(to) ? -1 : REAL(rename)(from, to); }
int mkdir(const char *path, mode_t mode) { return fails(path) ? -1 : REAL(mkdir)(path, mode); }

/* A file that is opened to be read is none of our business. */
#define OPENED(name)                                                                                                  \
    int name(const char *path, int flags, ...) {                                                                       \
        va_list more;                                                                                                  \
        va_start(more, flags);                                                                                         \
        mode_t mode = va_arg(more, mode_t);                                                                            \
        va_end(more);                                                                                                  \
        if ((flags & (O_CREAT | O_TRUNC | O_WRONLY | O_RDWR)) && fails(path)) return -1;                               \
        return REAL(name)(path, flags, mode);                                                                          \
    }
OPENED(open)
OPENED(open64)
