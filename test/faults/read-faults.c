/*
 * Preloaded into a program (LD_PRELOAD), it lets the n-th look at a file below a folder fail: what is opened for reading, and
 * reads. Node's synchronous calls go through these functions of the C library.
 *
 *   FAULT_FOLDER  the folder, its path without links
 *   FAULT_AT      which look, from 1; 0 for none
 *   FAULT_ERRNO   the number of the error; 0 where a read finds the file's end, as that of a file that was cut meanwhile
 *   FAULT_LOG     a file that gets a line for every look
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_int looks;

static int fails(const char *call, const char *path) {
  const char *folder = getenv("FAULT_FOLDER");
  if (!folder || strncmp(path, folder, strlen(folder)) != 0) return 0;
  int count = atomic_fetch_add(&looks, 1) + 1;
  const char *log = getenv("FAULT_LOG");
  if (log) {
    char line[PATH_MAX + 32];
    int length = snprintf(line, sizeof line, "%s %s\n", call, path);
    int file = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (file >= 0) {
      syscall(SYS_write, file, line, length);
      syscall(SYS_close, file);
    }
  }
  const char *at = getenv("FAULT_AT");
  if (!at || count != atoi(at)) return 0;
  const char *code = getenv("FAULT_ERRNO");
  errno = code ? atoi(code) : EIO;
  return 1;
}

static int fails_at(int file) {
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  path[length < 0 ? 0 : length] = 0;
  return fails("read", path);
}

static ssize_t failure(void) { return errno ? -1 : 0; }

#define NEXT(name) __typeof__(&name) next = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

#define OPEN(name)                                                                  \
  int name(const char *path, int flags, ...) {                                      \
    NEXT(name);                                                                     \
    va_list rest;                                                                   \
    va_start(rest, flags);                                                          \
    mode_t mode = va_arg(rest, mode_t);                                             \
    va_end(rest);                                                                   \
    if (!(flags & (O_WRONLY | O_RDWR | O_CREAT)) && fails("open", path)) return -1; \
    return next(path, flags, mode);                                                 \
  }
OPEN(open)
OPEN(open64)

#define READ(name, offset_type)                                                \
  ssize_t name(int file, void *bytes, size_t size, offset_type offset) {       \
    NEXT(name);                                                                \
    return fails_at(file) ? failure() : next(file, bytes, size, offset);              \
  }
READ(pread, off_t)
READ(pread64, off64_t)

ssize_t read(int file, void *bytes, size_t size) {
  NEXT(read);
  return fails_at(file) ? failure() : next(file, bytes, size);
}
