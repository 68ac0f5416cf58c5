/* A kernel with one USB device, for a program that is started inside. See stand-in.c. */
#ifndef STAND_IN_H
#define STAND_IN_H
#include <linux/seccomp.h>
#include <linux/usbdevice_fs.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* Every open of the device gets a number from here on, so that the filter knows it from others. */
enum { first_file = 900, most_files = 64 };

/* A transfer that the program has submitted and not yet collected. */
struct transfer {
  uint64_t address;
  pid_t pid;
  struct usbdevfs_urb urb;
  uint8_t *bytes;
  int moved;
  int status;
  bool done;
  struct transfer *next;
};

/* One open of the device: what another one sends never comes out of this one. */
struct file {
  bool open, gone, claimed;
  /* Not writable while there is nothing to collect: how usbfs says that a transfer is over. */
  int readiness;
  int read_so_far;
  struct transfer *transfers;
};

extern struct file files[most_files];
extern int terminal;

/* plug.c: the device comes and goes with the terminal's socket. */
void load_tree(const char *tree);
void plug(void);
void unplug(void);
bool is_device(const char *path);
int read_descriptors(struct file *file, uint8_t *into, int most);

/* transfers.c: bytes between the program's transfers and the terminal. */
int submit(struct file *file, pid_t pid, uint64_t address);
int collect(struct file *file, pid_t pid, uint64_t address);
int discard(struct file *file, uint64_t address);
void move_bytes(void);
bool wants_to_send(void);
void lose_transfers(struct file *file);
void forget_transfers(struct file *file);
void show_readiness(struct file *file);

/* calls.c: answers to the program's system calls. */
void allow(const char *fault);
void answer_call(int listener);

/* The program's memory; false when there is none. */
bool copy_from(pid_t pid, uint64_t address, void *into, size_t length);
bool copy_to(pid_t pid, uint64_t address, const void *from, size_t length);

void fail(const char *what);
#endif
