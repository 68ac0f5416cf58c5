/* Bulk transfers, as usbfs has them: submitted, done in their time, collected. */
#define _GNU_SOURCE
#include "stand-in.h"
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#define FROM_DEVICE 0x80

static bool is_incoming(const struct transfer *one) { return one->urb.endpoint & FROM_DEVICE; }

static void finish(struct transfer *one, int status) {
  one->done = true;
  one->status = status;
}

/* As many bytes as the terminal gives or takes at once. */
static void move(struct transfer *one) {
  int left = one->urb.buffer_length - one->moved;
  uint8_t *place = one->bytes + one->moved;
  ssize_t moved = is_incoming(one) ? recv(terminal, place, left, MSG_DONTWAIT)
                                   : send(terminal, place, left, MSG_DONTWAIT);
  if (moved > 0) one->moved += moved;
  // What comes in ends with whatever there is, like a short packet.
  if (is_incoming(one) ? one->moved > 0 : one->moved == one->urb.buffer_length) finish(one, 0);
}

void move_bytes(void) {
  for (struct file *file = files; file < files + most_files; file++) {
    if (!file->open || file->gone) continue;
    for (struct transfer *one = file->transfers; one; one = one->next) {
      if (!one->done) move(one);
    }
    show_readiness(file);
  }
}

bool wants_to_send(void) {
  for (struct file *file = files; file < files + most_files; file++) {
    for (struct transfer *one = file->open ? file->transfers : NULL; one; one = one->next) {
      if (!one->done && !is_incoming(one)) return true;
    }
  }
  return false;
}

int submit(struct file *file, pid_t pid, uint64_t address) {
  if (file->gone) return -ENODEV;
  struct transfer *one = calloc(1, sizeof *one);
  one->address = address;
  one->pid = pid;
  copy_from(pid, address, &one->urb, offsetof(struct usbdevfs_urb, iso_frame_desc));
  one->bytes = malloc(one->urb.buffer_length + 1);
  copy_from(pid, (uint64_t)one->urb.buffer, one->bytes, one->urb.buffer_length);
  struct transfer **last = &file->transfers;
  while (*last) last = &(*last)->next;
  *last = one;
  // Its names and its numbers are in the tree; it answers no questions of its own.
  if (one->urb.type != USBDEVFS_URB_TYPE_BULK) finish(one, -EPIPE);
  move_bytes();
  return 0;
}

static void forget(struct transfer *one) {
  free(one->bytes);
  free(one);
}

int collect(struct file *file, pid_t pid, uint64_t address) {
  for (struct transfer **place = &file->transfers; *place; place = &(*place)->next) {
    struct transfer *one = *place;
    if (!one->done) continue;
    *place = one->next;
    if (is_incoming(one)) copy_to(pid, (uint64_t)one->urb.buffer, one->bytes, one->moved);
    uint64_t status = one->address + offsetof(struct usbdevfs_urb, status);
    uint64_t length = one->address + offsetof(struct usbdevfs_urb, actual_length);
    copy_to(pid, status, &one->status, sizeof one->status);
    copy_to(pid, length, &one->moved, sizeof one->moved);
    copy_to(pid, address, &one->address, sizeof one->address);
    forget(one);
    show_readiness(file);
    return 0;
  }
  return file->gone ? -ENODEV : -EAGAIN;
}

int discard(struct file *file, uint64_t address) {
  for (struct transfer *one = file->transfers; one; one = one->next) {
    if (one->address != address || one->done) continue;
    finish(one, -ENOENT);
    show_readiness(file);
    return 0;
  }
  return -EINVAL;
}

void lose_transfers(struct file *file) {
  for (struct transfer *one = file->transfers; one; one = one->next) {
    if (!one->done) finish(one, -ESHUTDOWN);
  }
  show_readiness(file);
}

void forget_transfers(struct file *file) {
  while (file->transfers) {
    struct transfer *one = file->transfers;
    file->transfers = one->next;
    forget(one);
  }
}

void show_readiness(struct file *file) {
  bool ready = file->gone;
  for (struct transfer *one = file->transfers; one; one = one->next) ready |= one->done;
  uint64_t count;
  // A counter at its end cannot be written to; one that was read can. First to a known state.
  (void)!read(file->readiness, &count, sizeof count);
  count = UINT64_MAX - 1;
  if (!ready) (void)!write(file->readiness, &count, sizeof count);
}
