/* A disk that takes its time: every sync waits 5 ms before it does what it always did. Loaded before
   libc (LD_PRELOAD) into the servers that are measured, so that all of them have the same disk. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <time.h>

static const long wait_nanoseconds = 5000000;

static void wait_for_disk(void) {
  struct timespec wait = {0, wait_nanoseconds};
  while (nanosleep(&wait, &wait) != 0) {
  }
}

int fsync(int file) {
  static int (*real)(int);
  if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  wait_for_disk();
  return real(file);
}

int fdatasync(int file) {
  static int (*real)(int);
  if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  wait_for_disk();
  return real(file);
}
