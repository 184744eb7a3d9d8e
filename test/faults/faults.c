/*
 * Preloaded into a program (LD_PRELOAD), it lets the n-th touch of a file below a folder fail, or kills the program there.
 * Node's synchronous calls go through these functions of the C library. A touch is numbered when it begins, from 1.
 *
 *   FAULT_FOLDER  the folder, its path without links
 *   FAULT_AT      which touch; 0 for none, to list them all
 *   FAULT_ERRNO   the number of the error; 0 to kill the program instead; -1 where a read finds the file's end, as that of a file
 *                 that was cut meanwhile
 *   FAULT_STAYS   1 where everything that needs what is missing fails from then on: space on a full disk, a disk that can be written
 *   FAULT_READS   1 to count what is opened for reading, and reads, instead of what changes something
 *   FAULT_LOG     a file that every touch is told to, one a line: the call, a blank, the path
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_int touches;
static atomic_int happened;

/* What hangs for a fault would hang the tests. */
enum { SECONDS = 120 };

__attribute__((constructor)) static void limit(void) { alarm(SECONDS); }

static int number(const char *name) {
  const char *text = getenv(name);
  return text ? atoi(text) : 0;
}

static int below(const char *path) {
  const char *folder = getenv("FAULT_FOLDER");
  if (!folder || !path || !path[0]) return 0;
  char whole[2 * PATH_MAX];
  if (path[0] != '/') {
    char here[PATH_MAX];
    if (!getcwd(here, sizeof here)) return 0;
    snprintf(whole, sizeof whole, "%s/%s", here, path);
    path = whole;
  }
  size_t length = strlen(folder);
  return strncmp(path, folder, length) == 0 && (path[length] == '/' || path[length] == 0);
}

static void tell(const char *call, const char *path) {
  const char *log = getenv("FAULT_LOG");
  if (!log) return;
  char line[2 * PATH_MAX];
  int length = snprintf(line, sizeof line, "%s %s\n", call, path);
  int file = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) return;
  syscall(SYS_write, file, line, length);
  syscall(SYS_close, file);
}

/* A touch that frees space or changes a name succeeds on a full disk. */
static int needs_space(const char *call) {
  return strcmp(call, "open") == 0 || strcmp(call, "write") == 0 || strcmp(call, "mkdir") == 0 || strcmp(call, "link") == 0;
}

enum verdict { PASS, FAIL, HALF };

/* Whether a touch is to fail; a write that does may have got through by half. errno is set. */
static enum verdict judge(const char *call, const char *path) {
  int code = number("FAULT_ERRNO");
  if (atomic_load(&happened)) {
    if (!number("FAULT_STAYS") || (code == ENOSPC && !needs_space(call))) return PASS;
    errno = code;
    return FAIL;
  }
  int count = atomic_fetch_add(&touches, 1) + 1;
  tell(call, path);
  if (count != number("FAULT_AT")) return PASS;
  atomic_store(&happened, 1);
  if (strcmp(call, "write") == 0 && (code == 0 || code == ENOSPC)) return HALF;
  if (code == 0) kill(getpid(), SIGKILL);
  errno = code;
  return FAIL;
}

static enum verdict change(const char *call, const char *path) {
  return number("FAULT_READS") || !below(path) ? PASS : judge(call, path);
}

static enum verdict look(const char *call, const char *path) {
  return !number("FAULT_READS") || !below(path) ? PASS : judge(call, path);
}

/* Of an open file; nothing of what has no path, such as a pipe. */
static const char *path_of(int file, char *path) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  path[length < 0 || path[0] != '/' ? 0 : length] = 0;
  return path;
}

#define NEXT(name) __typeof__(&name) next = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

static enum verdict judge_open(const char *path, int flags) {
  int changes = (flags & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)) != 0;
  return changes ? change("open", path) : look("open", path);
}

#define OPEN(name)                                      \
  int name(const char *path, int flags, ...) {          \
    NEXT(name);                                         \
    va_list rest;                                       \
    va_start(rest, flags);                              \
    mode_t mode = va_arg(rest, mode_t);                 \
    va_end(rest);                                       \
    if (judge_open(path, flags) == FAIL) return -1;     \
    return next(path, flags, mode);                     \
  }
OPEN(open)
OPEN(open64)

#define OPENAT(name)                                        \
  int name(int folder, const char *path, int flags, ...) {  \
    NEXT(name);                                             \
    va_list rest;                                           \
    va_start(rest, flags);                                  \
    mode_t mode = va_arg(rest, mode_t);                     \
    va_end(rest);                                           \
    if (judge_open(path, flags) == FAIL) return -1;         \
    return next(folder, path, flags, mode);                 \
  }
OPENAT(openat)
OPENAT(openat64)

#define HALVED(half, whole)                               \
  char path[PATH_MAX];                                    \
  switch (change("write", path_of(file, path))) {         \
    case FAIL: return -1;                                 \
    case HALF: {                                          \
      ssize_t written = half;                             \
      if (number("FAULT_ERRNO") == 0) kill(getpid(), SIGKILL); \
      return written;                                     \
    }                                                     \
    default: return whole;                                \
  }

ssize_t write(int file, const void *bytes, size_t size) {
  NEXT(write);
  HALVED(next(file, bytes, size / 2), next(file, bytes, size))
}
ssize_t pwrite(int file, const void *bytes, size_t size, off_t at) {
  NEXT(pwrite);
  HALVED(next(file, bytes, size / 2, at), next(file, bytes, size, at))
}
ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t at) {
  NEXT(pwrite64);
  HALVED(next(file, bytes, size / 2, at), next(file, bytes, size, at))
}
ssize_t writev(int file, const struct iovec *parts, int count) {
  NEXT(writev);
  HALVED(next(file, parts, count / 2), next(file, parts, count))
}

static ssize_t unread(void) { return errno < 0 ? 0 : -1; }

ssize_t read(int file, void *bytes, size_t size) {
  NEXT(read);
  char path[PATH_MAX];
  return look("read", path_of(file, path)) == FAIL ? unread() : next(file, bytes, size);
}
ssize_t pread(int file, void *bytes, size_t size, off_t at) {
  NEXT(pread);
  char path[PATH_MAX];
  return look("read", path_of(file, path)) == FAIL ? unread() : next(file, bytes, size, at);
}
ssize_t pread64(int file, void *bytes, size_t size, off64_t at) {
  NEXT(pread64);
  char path[PATH_MAX];
  return look("read", path_of(file, path)) == FAIL ? unread() : next(file, bytes, size, at);
}

#define ON_FILE(name, call, parameters, arguments)                             \
  int name parameters {                                                        \
    NEXT(name);                                                                \
    char path[PATH_MAX];                                                       \
    return change(call, path_of(file, path)) == FAIL ? -1 : next arguments;    \
  }
ON_FILE(fsync, "fsync", (int file), (file))
ON_FILE(fdatasync, "fsync", (int file), (file))
ON_FILE(fchmod, "chmod", (int file, mode_t mode), (file, mode))
ON_FILE(fchown, "chown", (int file, uid_t owner, gid_t group), (file, owner, group))
ON_FILE(ftruncate, "write", (int file, off_t size), (file, size))

#define ON_PATH(name, call, parameters, arguments)                   \
  int name parameters {                                              \
    NEXT(name);                                                      \
    return change(call, path) == FAIL ? -1 : next arguments;         \
  }
ON_PATH(rename, "rename", (const char *other, const char *path), (other, path))
ON_PATH(renameat, "rename", (int from, const char *other, int to, const char *path), (from, other, to, path))
ON_PATH(link, "link", (const char *other, const char *path), (other, path))
ON_PATH(linkat, "link", (int from, const char *other, int to, const char *path, int flags), (from, other, to, path, flags))
ON_PATH(symlink, "link", (const char *target, const char *path), (target, path))
ON_PATH(mkdir, "mkdir", (const char *path, mode_t mode), (path, mode))
ON_PATH(chmod, "chmod", (const char *path, mode_t mode), (path, mode))
ON_PATH(unlink, "unlink", (const char *path), (path))
ON_PATH(unlinkat, "unlink", (int folder, const char *path, int flags), (folder, path, flags))
ON_PATH(remove, "unlink", (const char *path), (path))
ON_PATH(rmdir, "rmdir", (const char *path), (path))
ON_PATH(truncate, "write", (const char *path, off_t size), (path, size))
ON_PATH(utimensat, "utimes", (int folder, const char *path, const struct timespec times[2], int flags), (folder, path, times, flags))

char *mkdtemp(char *path) {
  NEXT(mkdtemp);
  return change("mkdir", path) == FAIL ? NULL : next(path);
}
