/* The system calls of the program that are about the device. */
#define _GNU_SOURCE
#include "stand-in.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/netlink.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

struct file files[most_files];

static bool is_denied, is_busy;
static int next_file;

void allow(const char *fault) {
  is_denied = strcmp(fault, "denied") == 0;
  is_busy = strcmp(fault, "busy") == 0;
}

bool copy_from(pid_t pid, uint64_t address, void *into, size_t length) {
  struct iovec here = {into, length}, there = {(void *)address, length};
  return process_vm_readv(pid, &here, 1, &there, 1, 0) == (ssize_t)length;
}

bool copy_to(pid_t pid, uint64_t address, const void *from, size_t length) {
  struct iovec here = {(void *)from, length}, there = {(void *)address, length};
  return process_vm_writev(pid, &here, 1, &there, 1, 0) == (ssize_t)length;
}

/* Byte by byte: a path may end just before memory that is not there. */
static void copy_path(pid_t pid, uint64_t address, char *path, int most) {
  for (int place = 0; place < most - 1; place++) {
    if (!copy_from(pid, address + place, path + place, 1) || path[place] == 0) return;
  }
}

static int claim(struct file *file) {
  if (is_busy) return -EBUSY;
  for (struct file *other = files; other < files + most_files; other++) {
    if (other->open && !other->gone && other != file && other->claimed) return -EBUSY;
  }
  file->claimed = true;
  return 0;
}

/* What usbfs would answer: 0 or more, or an error below 0. */
static int64_t control(struct file *file, pid_t pid, unsigned request, uint64_t argument) {
  if (request == USBDEVFS_SUBMITURB) return submit(file, pid, argument);
  if (request == USBDEVFS_REAPURBNDELAY) return collect(file, pid, argument);
  if (request == USBDEVFS_DISCARDURB) return discard(file, argument);
  if (file->gone) return -ENODEV;
  if (request == USBDEVFS_CLAIMINTERFACE) return claim(file);
  if (request == USBDEVFS_RELEASEINTERFACE) {
    file->claimed = false;
    return 0;
  }
  if (request == USBDEVFS_GET_CAPABILITIES) {
    uint32_t can = USBDEVFS_CAP_ZERO_PACKET | USBDEVFS_CAP_NO_PACKET_SIZE_LIM;
    return copy_to(pid, argument, &can, sizeof can) ? 0 : -EFAULT;
  }
  if (request == USBDEVFS_GET_SPEED) return 3;
  return request == USBDEVFS_CLEAR_HALT ? 0 : -ENOTTY;
}

static int64_t read_file(struct file *file, pid_t pid, uint64_t address, uint64_t most) {
  uint8_t bytes[4096];
  int length = read_descriptors(file, bytes, most < sizeof bytes ? most : sizeof bytes);
  return copy_to(pid, address, bytes, length) ? length : -EFAULT;
}

/* Gives a file of this process to the program, under the device's next number. */
static int64_t open_file(int listener, uint64_t call) {
  if (is_denied) return -EACCES;
  struct file *file = files + next_file;
  if (file->open) return -EMFILE;
  *file = (struct file){.open = true, .readiness = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)};
  struct seccomp_notif_addfd gift = {
      .id = call, .flags = SECCOMP_ADDFD_FLAG_SETFD, .srcfd = file->readiness,
      .newfd = first_file + next_file, .newfd_flags = O_CLOEXEC};
  int number = ioctl(listener, SECCOMP_IOCTL_NOTIF_ADDFD, &gift);
  if (number < 0) return -errno;
  next_file = (next_file + 1) % most_files;
  show_readiness(file);
  return number;
}

/* Gives the program the events of this process instead of the computer's. */
static int64_t open_events(int listener, uint64_t call, int type) {
  int events = socket(AF_NETLINK, type, NETLINK_KOBJECT_UEVENT);
  if (events < 0) return -errno;
  struct seccomp_notif_addfd gift = {
      .id = call, .srcfd = events, .newfd_flags = type & SOCK_CLOEXEC ? O_CLOEXEC : 0};
  int number = ioctl(listener, SECCOMP_IOCTL_NOTIF_ADDFD, &gift);
  int fault = errno;
  close(events);
  return number < 0 ? -fault : number;
}

static void close_file(struct file *file) {
  forget_transfers(file);
  file->open = false;
  close(file->readiness);
}

void answer_call(int listener) {
  struct seccomp_notif call = {0};
  if (ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, &call)) return;
  const uint64_t *words = (const uint64_t *)call.data.args;
  struct seccomp_notif_resp answer = {.id = call.id};
  int number = call.data.nr;
  bool is_open = number == __NR_openat;
  uint64_t path_at = words[1];
#ifdef __NR_open
  if (number == __NR_open) {
    is_open = true;
    path_at = words[0];
  }
#endif
  int64_t result = 0;
  bool is_ours = true;
  if (is_open) {
    char path[64] = {0};
    copy_path(call.pid, path_at, path, sizeof path);
    is_ours = is_device(path);
    if (is_ours) result = open_file(listener, call.id);
  } else if (number == __NR_socket) {
    result = open_events(listener, call.id, words[1]);
  } else {
    struct file *file = files + (words[0] - first_file);
    is_ours = file->open;
    if (!is_ours) {
      // Another file that happens to have such a number.
    } else if (number == __NR_ioctl) {
      result = control(file, call.pid, words[1], words[2]);
    } else if (number == __NR_read) {
      result = read_file(file, call.pid, words[1], words[2]);
    } else if (number == __NR_lseek) {
      file->read_so_far = 0;
    } else {
      close_file(file);
      is_ours = false;
    }
  }
  if (!is_ours) answer.flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE;
  else if (result < 0) answer.error = result;
  else answer.val = result;
  ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, &answer);
}
