/* Starts a program that sees a USB device where the kernel has none:
     stand-in TREE SOCKET FAULT -- COMMAND...
   TREE becomes the program's /sys. The device is plugged in while something listens at SOCKET, which is
   the terminal; its bulk endpoints are that socket. FAULT is none, denied (nobody may open it) or busy
   (the kernel keeps its interface). Works below libc, with seccomp's user notification, because the
   program's USB library makes its system calls by itself. Everything else of the computer is the
   program's as ever, its network too. Ends with 77 where the kernel forbids that. */
#define _GNU_SOURCE
#include "stand-in.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/netlink.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

enum { look_every = 20 };

int terminal = -1;
static pid_t program;

void fail(const char *what) {
  perror(what);
  exit(77);
}

static void write_file(const char *path, const char *text) {
  int file = open(path, O_WRONLY);
  if (file < 0 || write(file, text, strlen(text)) < 0) fail(path);
  close(file);
}

/* A view of /sys that nobody else on this computer has. */
static void leave_home(const char *tree) {
  char map[64];
  snprintf(map, sizeof map, "0 %d 1", geteuid());
  bool is_root = geteuid() == 0;
  if (unshare((is_root ? 0 : CLONE_NEWUSER) | CLONE_NEWNS)) fail("unshare");
  if (!is_root) write_file("/proc/self/uid_map", map);
  if (mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL)) fail("mount /");
  if (mount(tree, "/sys", NULL, MS_BIND, NULL)) fail("mount /sys");
}

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif
#define LOAD(member) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, member))
#define UNLESS(value, skip) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, skip)
#define TELL BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_USER_NOTIF)
#define PASS BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
/* A call on one of the device's files. */
#define ON_FILE(call) \
  LOAD(nr), UNLESS(call, 4), LOAD(args[0]), \
      BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, first_file, 0, 2), \
      BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, first_file + most_files, 1, 0), TELL
/* An open for reading and writing, which is rare; its path is looked at outside. */
#define ON_OPEN(call, flags) \
  LOAD(nr), UNLESS(call, 4), LOAD(flags), BPF_STMT(BPF_ALU | BPF_AND | BPF_K, O_ACCMODE), \
      UNLESS(O_RDWR, 1), TELL

/* Asking to hear of the kernel's events. */
#define ON_EVENTS \
  LOAD(nr), UNLESS(__NR_socket, 5), LOAD(args[0]), UNLESS(AF_NETLINK, 3), LOAD(args[2]), \
      UNLESS(NETLINK_KOBJECT_UEVENT, 1), TELL

/* Gives the listener that hears of the calls, of this process and of those it starts. */
static int filter_calls(void) {
  struct sock_filter steps[] = {
      LOAD(arch), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0), PASS,
      ON_OPEN(__NR_openat, args[2]),
#ifdef __NR_open
      ON_OPEN(__NR_open, args[1]),
#endif
      ON_EVENTS, ON_FILE(__NR_ioctl), ON_FILE(__NR_read), ON_FILE(__NR_lseek), ON_FILE(__NR_close), PASS,
  };
  struct sock_fprog program = {sizeof steps / sizeof *steps, steps};
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  int flags = SECCOMP_FILTER_FLAG_NEW_LISTENER;
  int listener = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &program);
  if (listener < 0) fail("seccomp");
  return listener;
}

/* One byte, and a file with it. */
static void pass_on(int socket, int *file, bool sending) {
  char byte = 0, room[CMSG_SPACE(sizeof(int))] = {0};
  struct iovec data = {&byte, 1};
  struct msghdr message = {
      .msg_iov = &data, .msg_iovlen = 1, .msg_control = room, .msg_controllen = sizeof room};
  struct cmsghdr *header = CMSG_FIRSTHDR(&message);
  if (sending) {
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int));
    memcpy(CMSG_DATA(header), file, sizeof(int));
    if (sendmsg(socket, &message, 0) != 1) fail("sendmsg");
  } else {
    if (recvmsg(socket, &message, 0) != 1) exit(77);
    memcpy(file, CMSG_DATA(CMSG_FIRSTHDR(&message)), sizeof(int));
  }
}

static pid_t start(char **command, int *listener) {
  int pair[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair)) fail("socketpair");
  pid_t child = fork();
  if (child == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    int own = filter_calls();
    pass_on(pair[0], &own, true);
    close(own);
    execvp(command[0], command);
    fail(command[0]);
  }
  close(pair[0]);
  pass_on(pair[1], listener, false);
  close(pair[1]);
  return child;
}

static void pass_end_on(int signal_number) { kill(program, signal_number); }

static void reach_terminal(const char *path) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  snprintf(address.sun_path, sizeof address.sun_path, "%s", path);
  int socket_file = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (connect(socket_file, (void *)&address, sizeof address)) {
    close(socket_file);
    return;
  }
  terminal = socket_file;
  plug();
}

int main(int count, char **words) {
  if (count < 6 || strcmp(words[4], "--") != 0) {
    fprintf(stderr, "stand-in TREE SOCKET none|denied|busy -- COMMAND...\n");
    return 64;
  }
  signal(SIGPIPE, SIG_IGN);
  // It ends with whoever started it, and its program with it.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  load_tree(words[1]);
  allow(words[3]);
  leave_home(words[1]);
  int listener, status;
  reach_terminal(words[2]);
  program = start(words + 5, &listener);
  // Events of its own: of sockets made from here on, and the program's are made here (calls.c).
  if (unshare(CLONE_NEWNET)) fail("unshare");
  // Who presses Ctrl+C stops the program, which may take its time.
  signal(SIGINT, SIG_IGN);
  signal(SIGTERM, pass_end_on);
  while (waitpid(program, &status, WNOHANG) == 0) {
    if (terminal < 0) reach_terminal(words[2]);
    short sending = wants_to_send() ? POLLOUT : 0;
    struct pollfd both[] = {{listener, POLLIN, 0}, {terminal, POLLIN | POLLRDHUP | sending, 0}};
    poll(both, 2, look_every);
    if (both[0].revents & POLLIN) answer_call(listener);
    if (terminal >= 0 && both[1].revents) move_bytes();
    if (terminal >= 0 && (both[1].revents & (POLLRDHUP | POLLHUP | POLLERR))) unplug();
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
