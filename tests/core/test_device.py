"""Devices by name, and their troubles as sentences."""

from __future__ import annotations

import threading

import pytest
import torch

from seqgui.core import device
from seqgui.core.errors import UserError

CUDA = pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device")


@pytest.fixture
def one_cuda(monkeypatch):
    """A machine that pretends to have one CUDA device."""
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 1)
    monkeypatch.setattr(torch.cuda, "get_device_name", lambda index: f"Pretended {index}")


@pytest.fixture
def no_accelerator(monkeypatch):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)


def test_the_cpu_is_always_there_and_comes_first(no_accelerator):
    [cpu] = device.devices()
    assert cpu.key == "cpu"
    assert f"{device.thread_count()} thread" in cpu.label
    assert device.pick("cpu") == torch.device("cpu")


def test_cuda_devices_are_listed_and_picked_by_number(one_cuda):
    assert ("cuda:0", "Pretended 0") in {(found.key, found.label) for found in device.devices()}
    assert device.pick("cuda") == device.pick("cuda:0") == torch.device("cuda:0")


@pytest.mark.parametrize("name", ["cuda", "cuda:0", "cuda:1", "mps"])
def test_a_device_that_is_not_there_is_refused(name, no_accelerator):
    with pytest.raises(UserError, match=r"CPU instead|no device “cuda"):
        device.pick(name)


@pytest.mark.parametrize("name", ["", "gpu", "CPU", "cuda0", "cuda:", "cuda:x", "cuda:-1", "cuda:²", "cuda:9999999999"])
def test_what_is_no_device_is_refused_even_where_there_is_cuda(name, one_cuda):
    with pytest.raises(UserError, match="no device"):
        device.pick(name)


def test_a_second_cuda_device_is_refused_where_there_is_one(one_cuda):
    with pytest.raises(UserError, match="doctor"):
        device.pick("cuda:1")


def test_one_core_is_left_to_the_window(monkeypatch):
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    monkeypatch.setattr(device.os, "cpu_count", lambda: 8)
    assert (device.thread_count(), device.thread_count(all_cores=True)) == (7, 8)
    monkeypatch.setenv("OMP_NUM_THREADS", "3")
    assert (device.thread_count(), device.thread_count(all_cores=True)) == (2, 3)
    monkeypatch.setenv("OMP_NUM_THREADS", "99")
    assert device.thread_count(all_cores=True) == 8
    monkeypatch.setattr(device.os, "cpu_count", lambda: None)
    assert device.thread_count() == device.thread_count(all_cores=True) == 1


def test_a_thread_that_computes_is_prepared():
    threads = torch.get_num_threads()
    seen = []

    def compute():
        device.prepare_thread(1)
        seen.append(torch.get_num_threads())

    thread = threading.Thread(target=compute)
    thread.start()
    thread.join()
    torch.set_num_threads(threads)
    assert seen == [1]


def test_warming_up_leaves_nothing_to_wait_for():
    device.warm_up()


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (torch.cuda.OutOfMemoryError("CUDA out of memory. Tried to allocate 2 GiB"), "smaller batch"),
        (RuntimeError("MPS backend out of memory"), "smaller batch"),
        (RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory: you tried"), "smaller batch"),
        (RuntimeError("CUDA error: unspecified launch failure"), "no longer answers"),
        (RuntimeError("No CUDA GPUs are available"), "no longer answers"),
    ],
)
def test_a_device_s_trouble_becomes_a_sentence(error, words):
    told = device.friendly(error, "cuda:0")
    assert isinstance(told, UserError)
    assert words in str(told)
    assert "cuda:0" in str(told)


def test_any_other_error_stays_what_it_is():
    error = RuntimeError("mat1 and mat2 shapes cannot be multiplied")
    assert device.friendly(error, "cpu") is error


@pytest.mark.cuda
@CUDA
def test_a_real_cuda_device_is_found():
    assert "cuda:0" in {found.key for found in device.devices()}
    assert device.pick("cuda").type == "cuda"
    with pytest.raises(UserError):
        device.pick(f"cuda:{torch.cuda.device_count()}")


@pytest.mark.cuda
@CUDA
def test_a_real_shortage_of_memory_becomes_a_sentence():
    with pytest.raises(torch.cuda.OutOfMemoryError) as short:
        torch.empty(1 << 50, device="cuda")
    assert isinstance(device.friendly(short.value, "cuda:0"), UserError)


def test_a_processor_that_cannot_multiply_in_16_bits_is_found_out_by_trying(monkeypatch):
    def refuse(*args, **kwargs):
        raise RuntimeError("could not create a primitive descriptor for the LSTM forward propagation primitive")

    device.multiplies_in_16_bits.cache_clear()
    monkeypatch.setattr(torch.nn.LSTM, "forward", refuse)
    assert not device.multiplies_in_16_bits(torch.device("cpu"))
    device.multiplies_in_16_bits.cache_clear()
