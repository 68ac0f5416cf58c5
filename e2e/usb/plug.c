/* The device in the tree: there while its terminal is, under another number each time. */
#define _GNU_SOURCE
#include "stand-in.h"
#include <arpa/inet.h>
#include <linux/netlink.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define DEVICE "/devices/pci0000:00/0000:00:14.0/usb1/1-1"
#define LINK "/bus/usb/devices/1-1"

static char root[3072], node[64];
static uint8_t descriptors[4096];
static int descriptors_length, number = 1;

static FILE *open_in_tree(const char *name, const char *mode) {
  char path[4096];
  snprintf(path, sizeof path, "%s%s/%s", root, DEVICE, name);
  FILE *file = fopen(path, mode);
  if (!file) fail(path);
  return file;
}

void load_tree(const char *tree) {
  snprintf(root, sizeof root, "%s", tree);
  FILE *file = open_in_tree("descriptors", "r");
  descriptors_length = fread(descriptors, 1, sizeof descriptors, file);
  fclose(file);
}

/* What udev tells everybody who watches (the format of libudev's monitor). */
static void announce(const char *action) {
  struct {
    char name[8];
    uint32_t magic, header_size, offset, length, hashes[4];
  } header = {"libudev", htonl(0xfeedcafe), sizeof header, sizeof header, 0, {0}};
  char text[1024];
  const uint8_t *id = descriptors + 8;
  int length = snprintf(
      text, sizeof text,
      "ACTION=%s\nDEVPATH=" DEVICE "\nSUBSYSTEM=usb\nDEVTYPE=usb_device\nDEVNAME=%s\nBUSNUM=001\n"
      "DEVNUM=%03d\nMAJOR=189\nMINOR=%d\nPRODUCT=%x/%x/%x\nSEQNUM=%d\n",
      action, node, number, number - 1, id[0] | id[1] << 8, id[2] | id[3] << 8,
      id[4] | id[5] << 8, 1000 + number);
  header.length = length;
  for (char *end = text; (end = strchr(end, '\n')); end++) *end = 0;
  struct iovec parts[] = {{&header, sizeof header}, {text, length}};
  struct sockaddr_nl watchers = {.nl_family = AF_NETLINK, .nl_groups = 2};
  struct msghdr message = {&watchers, sizeof watchers, parts, 2, NULL, 0, 0};
  int socket_file = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_KOBJECT_UEVENT);
  // Nobody watching is no fault.
  sendmsg(socket_file, &message, 0);
  close(socket_file);
}

void plug(void) {
  number += 1;
  snprintf(node, sizeof node, "/dev/bus/usb/001/%03d", number);
  FILE *file = open_in_tree("devnum", "w");
  fprintf(file, "%d\n", number);
  fclose(file);
  char link[4096];
  snprintf(link, sizeof link, "%s" LINK, root);
  if (symlink("../../.." DEVICE, link)) fail(link);
  announce("add");
}

void unplug(void) {
  char link[4096];
  snprintf(link, sizeof link, "%s" LINK, root);
  close(terminal);
  terminal = -1;
  unlink(link);
  for (struct file *file = files; file < files + most_files; file++) {
    if (!file->open) continue;
    file->gone = true;
    lose_transfers(file);
  }
  announce("remove");
}

bool is_device(const char *path) { return terminal >= 0 && strcmp(path, node) == 0; }

int read_descriptors(struct file *file, uint8_t *into, int most) {
  int left = descriptors_length - file->read_so_far;
  int length = left < most ? left : most;
  memcpy(into, descriptors + file->read_so_far, length);
  file->read_so_far += length;
  return length;
}
