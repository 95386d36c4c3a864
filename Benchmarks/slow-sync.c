/* slow-sync.c: makes a disk of this machine as slow as another one, for a benchmark beside a peer that is measured with the same.
   gcc -O2 -shared -fPIC -o /tmp/slow-sync.so Benchmarks/slow-sync.c -ldl
   SLOW_SYNC_MICROSECONDS=4000 LD_PRELOAD=/tmp/slow-sync.so souk bench postgres
   Every fsync and fdatasync of the program and of what it starts (also PostgreSQL's server) takes that much longer. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

static void wait_as_told(void) {
    const char *told = getenv("SLOW_SYNC_MICROSECONDS");
    long microseconds = told ? atol(told) : 0;
    struct timespec time = {microseconds / 1000000, microseconds % 1000000 * 1000};
    if (microseconds > 0) nanosleep(&time, NULL);
}

int fsync(int file) {
    int (*next)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
    wait_as_told();
    return next(file);
}

int fdatasync(int file) {
    int (*next)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
    wait_as_told();
    return next(file);
}
